import type { Plugin, Rule } from 'postcss';

const declared = (rule: Rule, ...props: string[]): string | undefined => {
  let value: string | undefined;
  rule.walkDecls((declaration) => {
    if (props.includes(declaration.prop)) value = declaration.value;
  });
  return value;
};

/** Margins that stand in for the space a flex box would leave between its children. */
function standIns(rule: Rule): { child: string; margin: string; value: string }[] {
  const [row = '0', column = row] = (declared(rule, 'gap') ?? '').split(/\s+/);
  if (declared(rule, 'flex-direction')?.startsWith('column'))
    return [{ child: '* + *', margin: 'margin-top', value: row }];
  if (!declared(rule, 'flex-wrap', 'flex-flow')?.includes('wrap'))
    return [
      { child: '* + *', margin: 'margin-left', value: column },
      // An icon before bare words: words are no element that could keep away.
      { child: 'svg:only-child', margin: 'margin-right', value: column },
    ];
  return [
    { child: ':not(:last-child)', margin: 'margin-right', value: column },
    { child: '*', margin: 'margin-top', value: `calc(${row} / 2)` },
    { child: '*', margin: 'margin-bottom', value: `calc(${row} / 2)` },
  ];
}

/** Flex boxes know `gap` since Chromium 84: beside each such rule stand margins for `html.no-flex-gap` (public/legacy.js). */
export const flexGap = (): Plugin => ({
  postcssPlugin: 'flex-gap',
  Once(root, { rule: makeRule }) {
    root.walkRules((rule) => {
      if (!/flex$/.test(declared(rule, 'display') ?? '') || !declared(rule, 'gap')) return;
      for (const { child, margin, value } of standIns(rule).reverse()) {
        const selectors = rule.selectors.map((one) => `html.no-flex-gap ${one} > ${child}`);
        rule.after(makeRule({ selectors }).append({ prop: margin, value }));
      }
    });
  },
});
