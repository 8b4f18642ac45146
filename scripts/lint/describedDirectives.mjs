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
          if (switchesOff && !/\s--\s+\S/.test(comment.value))
            context.report({ loc: comment.loc, messageId: 'undescribed' });
        }
      },
    };
  },
};
