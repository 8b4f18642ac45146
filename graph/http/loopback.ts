import { isIPv4 } from 'node:net';

/** Whether a URL's host name is this machine, the only one to which plain http is safe. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'))
  );
}
