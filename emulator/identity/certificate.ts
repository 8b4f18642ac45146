import { generate } from 'selfsigned';

/** A self-signed certificate such as an administrator uploads to an app registration. */
export interface AppCertificate {
  /** PEM. */
  certificate: string;
  /** PEM, PKCS #8. */
  privateKey: string;
}

export async function createCertificate(commonName: string, from: Date): Promise<AppCertificate> {
  const aYearLater = new Date(from.getTime() + 365 * 86_400_000);
  const made = await generate([{ name: 'commonName', value: commonName }], {
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date(from.getTime() - 86_400_000),
    notAfterDate: aYearLater,
  });
  return { certificate: made.cert, privateKey: made.private };
}
