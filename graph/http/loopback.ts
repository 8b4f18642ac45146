import { isIPv4 } from 'node:net';

/** Whether a URL's host name is this machine: only there is plain http as safe as https. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'))
  );
}
