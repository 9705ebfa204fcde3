/** House rules that no published plugin has. */

const KEBAB_CASE = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.(tsx?|m?js|cjs)$/;
// Words that say nothing about what a file is for, so that everything ends up in it.
const EMPTY_WORDS = /(^|[-.])(managers?|helpers?|utils?|utilit(?:y|ies)|common|misc|stuff|data(?=\.))(?=[-.])/;

const fileNames = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      kebab: '{{name}}: file names are kebab-case with a role suffix.',
      empty: '{{name}}: name the file for what it does; {{word}} says nothing.',
    },
  },
  create(context) {
    const name = context.filename.split(/[\\/]/).at(-1) ?? '';
    return {
      Program(node) {
        if (!KEBAB_CASE.test(name)) context.report({ node, messageId: 'kebab', data: { name } });
        const word = EMPTY_WORDS.exec(name)?.[2];
        if (word !== undefined) context.report({ node, messageId: 'empty', data: { name, word } });
      },
    };
  },
};

const explainedDirectives = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { unexplained: 'Say why beside it: `eslint-disable-next-line rule -- reason`.' },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (!/^\s*eslint-disable/.test(comment.value) || /\s--\s+\S{3}/.test(comment.value)) continue;
          context.report({ loc: comment.loc, messageId: 'unexplained' });
        }
      },
    };
  },
};

// Attributes that a person reads or hears.
const READ_ATTRIBUTES =
  /^(title|label|placeholder|alt|description|help|heading|message|text|aria-(label|description|placeholder|roledescription|valuetext))$/;
const HAS_WORD = /\p{L}{2}/u;

const noLiteralText = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { literal: '"{{text}}" belongs in a locale file: t(…) says it in every language.' },
  },
  create(context) {
    const report = (node, text) => {
      const words = String(text).trim();
      if (HAS_WORD.test(words)) context.report({ node, messageId: 'literal', data: { text: words.slice(0, 40) } });
    };
    return {
      JSXText: (node) => report(node, node.value),
      'JSXElement > JSXExpressionContainer > Literal[value]': (node) => {
        if (typeof node.value === 'string') report(node, node.value);
      },
      JSXAttribute(node) {
        if (!READ_ATTRIBUTES.test(context.sourceCode.getText(node.name)) || node.value?.type !== 'Literal') return;
        report(node, node.value.value);
      },
    };
  },
};

/** The rules, as an ESLint plugin named `patchbay`. */
export const houseRules = {
  rules: { 'file-names': fileNames, 'explained-directives': explainedDirectives, 'no-literal-text': noLiteralText },
};
