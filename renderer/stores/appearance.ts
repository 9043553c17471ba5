import type { GlobalSettings } from '../../electron/contract/settings.ts';

type Appearance = Pick<GlobalSettings, 'theme' | 'contrast' | 'textSize'>;

const page = document.documentElement;
const moreContrast = matchMedia('(prefers-contrast: more)');
let contrast: GlobalSettings['contrast'] = 'system';

/** Shows what the system wants until the settings are known, and follows it from then on where they say so. */
export function watchAppearance(): void {
  moreContrast.addEventListener('change', showContrast);
  showContrast();
}

/** Colours, contrast and size of the text, as the person has set them. */
export function showAppearance(wanted: Appearance): void {
  page.dataset['theme'] = wanted.theme;
  page.style.fontSize = `${wanted.textSize}%`;
  contrast = wanted.contrast;
  showContrast();
}

function showContrast(): void {
  const isHigh = contrast === 'high' || (contrast === 'system' && moreContrast.matches);
  page.dataset['contrast'] = isHigh ? 'high' : 'normal';
}
