/** The role a connection address names. */
export const userOf = (url: string): string => (URL.canParse(url) ? decodeURIComponent(new URL(url).username) : '');
