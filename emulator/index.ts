export type { CertificateCredential, EmulatedTenant, Emulator, SecretCredential } from './emulator';
export type {
  Fault,
  FaultEffect,
  FaultMatch,
  FaultPlan,
  FaultRequest,
  Faults,
  InjectedFault,
} from './faults/fault';
export type { AppSecret, NewApp, RegisteredApp } from './identity/apps';
export type { EmulatorOptions, NewTenant, ReportOptions } from './options';
export type { LoggedBatchItem, LoggedRequest } from './requestLog';
export { startEmulator } from './start';
