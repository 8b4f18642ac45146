/** ESLint rule: texts spell `license`, as Microsoft and n8n do; both spellings side by side look like two things. */
export const licenseSpelling = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { spelling: 'Write “license”: Microsoft and n8n spell it so.' },
  },
  create(context) {
    const check = (node, text) => {
      if (/licence/i.test(text)) context.report({ node, messageId: 'spelling' });
    };
    return {
      Literal: (node) => check(node, String(node.value)),
      TemplateElement: (node) => check(node, node.value.cooked ?? ''),
    };
  },
};
