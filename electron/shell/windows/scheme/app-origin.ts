/** The scheme and the one host the windows are served from, and their pages. */
export const appScheme = 'app';
export const appHost = 'bundle';
export const appOrigin = `${appScheme}://${appHost}`;
export const popoverAddress = `${appOrigin}/index.html`;
export const settingsAddress = `${appOrigin}/settings.html`;
