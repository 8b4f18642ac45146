/** Lints texts as if they were files: `{ file: text }` as JSON on standard input, `{ file: [message] }` on standard output. */
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

const [onlyRule] = process.argv.slice(2);
const eslint = new ESLint({ ruleFilter: ({ ruleId }) => ruleId === onlyRule });
const cases = JSON.parse(await text(process.stdin));
const answer = {};
for (const [filePath, code] of Object.entries(cases)) {
  const [result] = await eslint.lintText(code, { filePath });
  answer[filePath] = result.messages
    .filter(({ ruleId }) => ruleId === onlyRule)
    .map(({ message }) => message);
}
process.stdout.write(JSON.stringify(answer));
