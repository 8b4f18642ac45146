const wanted = ['description', 'execute', 'menu'];

/** ESLint rule: the file of an operation exports its menu entry, its parameters and what runs it, and nothing else. */
export const operationExports = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      exports: 'An operation exports exactly menu, description and execute; this one exports {{names}}.',
    },
  },
  create(context) {
    return {
      Program(program) {
        const names = program.body.flatMap(exportedNames).sort();
        const isOperation = names.includes('execute') || names.includes('menu');
        if (!isOperation || String(names) === String(wanted)) return;
        context.report({ node: program, messageId: 'exports', data: { names: names.join(', ') } });
      },
    };
  },
};

function exportedNames(statement) {
  if (statement.type !== 'ExportNamedDeclaration') return [];
  const { declaration, specifiers } = statement;
  if (declaration?.declarations) return declaration.declarations.map(({ id }) => id.name);
  if (declaration?.id) return [declaration.id.name];
  return specifiers.map(({ exported }) => exported.name);
}
