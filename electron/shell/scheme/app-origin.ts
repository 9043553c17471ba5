/** The scheme and the one host the window is served from. */
export const appScheme = 'app';
export const appHost = 'bundle';
export const appOrigin = `${appScheme}://${appHost}`;
export const windowAddress = `${appOrigin}/index.html`;
