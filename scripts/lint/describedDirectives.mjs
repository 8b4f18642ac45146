/** ESLint rule: a comment that switches a rule off says why, after ` -- `. */
export const describedDirectives = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      undescribed: 'Say why the rule is switched off: “// eslint-disable-next-line rule -- reason”.',
    },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const switchesOff = /^\s*eslint-disable/.test(comment.value);
          if (!switchesOff || /\s--\s+\S/.test(comment.value)) continue;
          // Just before the comment: a directive for all rules would silence this one too.
          const { line } = comment.loc.start;
          context.report({
            loc: { start: { line, column: -1 }, end: comment.loc.end },
            messageId: 'undescribed',
          });
        }
      },
    };
  },
};
