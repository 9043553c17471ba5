import { getContext, setContext } from 'svelte';

const key = Symbol('whom a banner is about');

/** Names whom the banners inside are about; null: that needs no word. */
export function nameBanners(about: () => string | null): void {
  setContext(key, about);
}

/** Whom a banner is about. */
export function bannerAbout(): () => string | null {
  return getContext<(() => string | null) | undefined>(key) ?? (() => null);
}
