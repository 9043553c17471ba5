/** What is cut, lies on something else, cannot be reached or is too small to be hit. All run in the page. */

/** A page's faults of layout, each said with what it is about. */
export function layoutFaults(): string[] {
  const top = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.querySelector('main') ?? document.body;
  const said = (element: Element, what: string): string =>
    `${what}: ${element.tagName.toLowerCase()}.${[...element.classList].filter((one) => !one.startsWith('svelte-')).join('.')} "${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 50)}"`;
  const isSeen = (element: Element): boolean =>
    element.closest('.unseen') === null && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';
  const clips = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';

  /** Why a piece of text is not shown whole; null: it is, or is shortened on purpose. */
  const cutBy = (element: Element, box: DOMRect): string | null => {
    let canScrollDown = false;
    for (let around: Element | null = element; around !== null; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.display === 'inline' || style.display === 'contents') continue;
      if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') return null;
      const edge = around.getBoundingClientRect();
      // Said to screen readers only.
      if (edge.width < 2 || style.clipPath !== 'none') return null;
      const isOutside = box.left < edge.left - 1.5 || box.right > edge.right + 1.5;
      if (isOutside && scrolls(style.overflowX)) {
        if (around.tagName === 'PRE' || around.closest('pre, .snippet') !== null) return null;
        return 'scrolls sideways';
      }
      if (isOutside && clips(style.overflowX)) return 'cut at the side';
      if (scrolls(style.overflowY)) canScrollDown = true;
      const isAboveOrBelow = box.top < edge.top - 3 || box.bottom > edge.bottom + 3;
      if (isAboveOrBelow && clips(style.overflowY) && !canScrollDown) return 'cut above or below';
      if (style.position === 'fixed' || around.matches('dialog[open]')) break;
    }
    return box.left < -1 || box.right > innerWidth + 1 ? 'outside the window' : null;
  };

  /** What is left of a box where the parts around it cut it; null: nothing. */
  const withinClips = (element: Element, { left, top: above, right, bottom }: DOMRect): DOMRect | null => {
    let [x, y, toX, toY] = [left, above, right, bottom];
    for (let around: Element | null = element; around !== null; around = around.parentElement) {
      const { display, overflowX } = getComputedStyle(around);
      if (display === 'inline' || display === 'contents' || overflowX === 'visible') continue;
      const edge = around.getBoundingClientRect();
      [x, y] = [Math.max(x, edge.left), Math.max(y, edge.top)];
      [toX, toY] = [Math.min(toX, edge.right), Math.min(toY, edge.bottom)];
    }
    return toX - x < 1 || toY - y < 1 ? null : new DOMRect(x, y, toX - x, toY - y);
  };

  const found: string[] = [];
  const pieces: { element: Element; box: DOMRect; words: string }[] = [];
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || (node.textContent ?? '').trim() === '' || !isSeen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      const cut = cutBy(element, box);
      if (cut !== null) found.push(said(element, cut));
      const inSight = withinClips(element, box);
      if (inSight !== null) pieces.push({ element, box: inSight, words: node.textContent ?? '' });
    }
  }

  /** In front of what it lies on, on purpose: headings that stay, menus. */
  const floats = (element: Element): Element | null => {
    for (let around: Element | null = element; around !== null && around !== top; around = around.parentElement) {
      if (['sticky', 'absolute', 'fixed'].includes(getComputedStyle(around).position)) return around;
    }
    return null;
  };
  const floating = new Map(pieces.map(({ element }) => [element, floats(element)]));
  const shown = (box: DOMRect, element: Element): boolean => {
    const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return at !== null && (element.contains(at) || at.contains(element));
  };
  for (const { element, box, words } of pieces) {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
    const over = document.elementFromPoint(x, y);
    if (over === null || element.contains(over) || over.contains(element) || floats(over) !== floats(element)) continue;
    if (over.closest('button, input, a, pre') !== null && element.closest('button, a') !== over.closest('button, a'))
      found.push(said(over, `lies on "${words.trim().slice(0, 30)}"`));
  }
  pieces.forEach((one, index) => {
    for (const other of pieces.slice(index + 1)) {
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      if (width < 3) continue;
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      const isSameLine = one.element === other.element;
      // Lines of one text share some of the room between them.
      if (height < 5 || isSameLine || floating.get(one.element) !== floating.get(other.element)) continue;
      if (!shown(one.box, one.element) || !shown(other.box, other.element)) continue;
      found.push(said(one.element, `lies on "${other.words.trim().slice(0, 30)}"`));
    }
  });

  for (const part of top.querySelectorAll('*')) {
    if (part.tagName === 'PRE' || part.closest('pre, .snippet') !== null || !isSeen(part)) continue;
    if (part.scrollWidth > part.clientWidth + 1 && scrolls(getComputedStyle(part).overflowX))
      found.push(said(part, 'scrolls sideways'));
  }
  return [...new Set(found)];
}

/** Controls that cannot be brought into sight, and those that are too small to be hit (WCAG 2.2, 2.5.8). */
export function controlFaults(): string[] {
  const top = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.querySelector('main') ?? document.body;
  /** What can be hit may be more than what is drawn. */
  const isLargeEnough = (target: Element, { x, y, width, height }: DOMRect): boolean => {
    if (width >= 23.9 && height >= 23.9) return true;
    const [middleX, middleY] = [x + width / 2, y + height / 2];
    const edges = [
      [-11.5, 0],
      [11.5, 0],
      [0, -11.5],
      [0, 11.5],
    ] as const;
    return edges.every(([right, down]) => {
      const hit = document.elementFromPoint(middleX + right, middleY + down);
      return hit !== null && target.contains(hit);
    });
  };
  const found: string[] = [];
  const scrolled = new Map([...top.querySelectorAll('*')].map((part) => [part, part.scrollTop]));
  for (const control of top.querySelectorAll<HTMLElement>('button, input, select, textarea, summary, a[href]')) {
    if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const name = `${control.tagName.toLowerCase()} "${(control.getAttribute('aria-label') ?? (control.textContent || control.id)).trim().slice(0, 40)}"`;
    // A label is part of what can be hit.
    const target = control.closest('label') ?? control;
    target.scrollIntoView({ block: 'center', inline: 'nearest' });
    const box = target.getBoundingClientRect();
    if (box.width === 0) continue;
    if (!isLargeEnough(target, box))
      found.push(`smaller than 24 px: ${name} ${String(box.width)} × ${String(box.height)}`);
    const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(box.y + Math.min(box.height, innerHeight) / 2, 0), innerHeight - 1);
    const at = document.elementFromPoint(x, y);
    if (at === null || !(target.contains(at) || at.contains(target))) found.push(`out of reach: ${name}`);
    if (box.left < -1 || box.right > innerWidth + 1) found.push(`outside the window: ${name}`);
  }
  for (const [part, top] of scrolled) if (part.scrollTop !== top) part.scrollTop = top;
  return found;
}

/** Ids, keys, codes, links and regions that would be read from right to left. */
export function mirroredCode(): string[] {
  const code = /\d{4} \d{4} \d{4}|arn:aws|https?:\/\/|\b[a-z]{2}-[a-z]+-\d\b|[A-Z]{4}-[A-Z]{4}|~\/\./u;
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { parentElement: element, textContent: words } = node;
    if (element === null || words === null || !code.test(words) || !element.checkVisibility()) continue;
    const isLeftToRight = getComputedStyle(element).direction === 'ltr';
    // A sentence isolates it by marks of its own (electron/shared/text/isolate.ts).
    const isIsolated = /[\u2066-\u2068]/u.test(words) || element.tagName === 'BDI';
    if (!isLeftToRight && !isIsolated) found.push(`${element.tagName.toLowerCase()} "${words.trim().slice(0, 60)}"`);
  }
  for (const cap of document.querySelectorAll('kbd, code, pre')) {
    if (cap.checkVisibility() && getComputedStyle(cap).direction !== 'ltr')
      found.push(`key or code "${cap.textContent}"`);
  }
  return [...new Set(found)];
}

/** What moves by itself. */
export function movements(): string[] {
  return document
    .getAnimations()
    .filter(({ playState, effect }) => playState === 'running' && Number(effect?.getComputedTiming().duration) > 1)
    .map((one) => {
      const target = one.effect instanceof KeyframeEffect ? one.effect.target : null;
      return `${one instanceof CSSAnimation ? one.animationName : one.constructor.name} of ${target?.tagName ?? ''}.${target?.getAttribute('class') ?? ''}`;
    });
}

/** What ends outside the window at its start or end. */
export function cutOff(): string[] {
  return [...document.querySelectorAll('body *')]
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return getComputedStyle(element).display !== 'inline' && (left < -1 || right > innerWidth + 1);
    })
    .map((element) => `${element.tagName}.${element.className}`);
}
