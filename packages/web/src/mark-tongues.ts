import type { Tongue } from './tongue.ts';

const own = 'data-tongue';
const han = /\p{Script=Han}/u;
const words = /[A-Za-z]{2,}/g;

/** Whether the words that stand directly in an element are Chinese. A Chinese word is two marks or so: an English sentence may name one. */
export function isChinese(text: string): boolean {
  if (!han.test(text)) return false;
  const marks = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return marks >= 2 * (text.match(words)?.length ?? 0);
}

/** The words of an element itself, not of what lies in it. */
const wordsOf = (element: Element): string => {
  let text = '';
  for (let node = element.firstChild; node; node = node.nextSibling)
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? '';
  return text;
};

/** Says of an element that its words are Chinese, or no longer. What a page has marked itself is left alone. */
function markElement(element: Element): void {
  if (isChinese(wordsOf(element))) {
    if (element.hasAttribute('lang')) return;
    element.setAttribute('lang', 'zh-CN');
    element.setAttribute(own, '');
  } else if (element.hasAttribute(own)) {
    element.removeAttribute('lang');
    element.removeAttribute(own);
  }
}

let watcher: MutationObserver | undefined;

/**
 * Names, titles and what people wrote are Chinese also on an English page. Screen readers must be told so, or read them
 * letter by letter (WCAG 3.1.2): wherever such words appear, their element is marked. On a Chinese page nothing is done.
 */
export function markTongues(tongue: Tongue): void {
  watcher?.disconnect();
  watcher = undefined;
  if (tongue === 'zh' || typeof MutationObserver === 'undefined') {
    for (const element of document.querySelectorAll(`[${own}]`)) {
      element.removeAttribute('lang');
      element.removeAttribute(own);
    }
    return;
  }
  const all = (root: Element): void => {
    markElement(root);
    for (const element of root.getElementsByTagName('*')) markElement(element);
  };
  watcher = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      if (element) markElement(element);
      if (type === 'childList') for (const node of addedNodes) if (node instanceof Element) all(node);
    }
  });
  watcher.observe(document.body, { childList: true, characterData: true, subtree: true });
  all(document.body);
}
