import type { FastifyReply, FastifyRequest } from 'fastify';

const page = (title: string, text: string, home: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${text}</p><p><a href="${home}">回到首页 · Home</a></p></main></body></html>`;

/**
 * An address the router cannot read (`/%E0%A4%A`, a chat cut it in two) never reaches a route or a hook: a person gets
 * a page that leads home, a program our refusal. Nothing of the address is echoed.
 */
export function answerBadAddress(_error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (!reads || !request.headers.accept?.includes('text/html'))
    return reply.code(400).send({ errors: [{ message: '网址的格式不正确。', extensions: { code: 'BAD_REQUEST' } }] });
  const home = (request.url ?? '').startsWith('/admin/') ? '/admin/' : '/';
  return reply
    .code(404)
    .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    .type('text/html; charset=utf-8')
    .send(page('没有找到这个页面 · Page not found', '网址不完整或写错了。The address is incomplete or wrong.', home));
}
