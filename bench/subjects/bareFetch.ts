import { bareGraph } from '../bareGraph';
import { serveSubject } from './subject';

/** The floor: each page after the one before, the reports beside them, everything forgotten at once. */
serveSubject(({ credential, question }) => {
  if (!question) throw new Error('A bare client needs a question.');
  const { usersPath, reportPaths } = question;
  return async () => {
    const graph = await bareGraph(credential);
    const [rows] = await Promise.all([
      graph.pages(usersPath),
      ...reportPaths.map((path) => graph.report(path)),
    ]);
    return rows;
  };
});
