/** Messages carry addresses of the whole site; this app's begin with /admin. Others are not offered here. */
export const adminLink = (link: string | null | undefined): string =>
  link?.startsWith('/admin/') ? link.slice('/admin'.length) : '';
