import {
  type CredentialFile,
  type WorkflowFile,
  importCredentials,
  importWorkflows,
} from '../../runtime/n8n/cli';
import { prepareN8n } from '../../runtime/n8n/installation';
import { type UserFolder, createUserFolder, installCommunityPackage } from '../../runtime/n8n/userFolder';

/** Progress would only clutter the test report; a failing step throws with its log. */
const quietly = () => undefined;

/** A user folder of a real n8n in which the packed package is installed as n8n itself installs it. */
export async function throwAwayN8n(
  content: { credentials?: CredentialFile[]; workflows?: WorkflowFile[] } = {},
): Promise<UserFolder> {
  const tarball = process.env.PACKED_PACKAGE;
  if (!tarball)
    throw new Error('The e2e ring packs the package before its first test; start it with npm run test:e2e.');
  const folder = createUserFolder(await prepareN8n(quietly));
  try {
    await installCommunityPackage(folder, tarball, quietly);
    if (content.credentials) await importCredentials(folder, content.credentials);
    if (content.workflows) await importWorkflows(folder, content.workflows);
  } catch (error) {
    folder.remove();
    throw error;
  }
  return folder;
}
