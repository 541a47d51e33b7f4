/**
 * A one-time token from the address's fragment, which browsers never send and servers never log. It is taken out of the
 * address before anything else, so that neither the history nor a screenshot keeps it.
 */
export function tokenOfFragment(): string {
  const token = window.location.hash.replace(/^#/, '');
  if (token) window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  return token;
}
