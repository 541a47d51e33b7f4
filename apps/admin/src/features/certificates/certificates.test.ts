import { DOMWrapper, flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import IssuedPage from './pages/IssuedPage.vue';
import RequestsPage from './pages/RequestsPage.vue';

const verdict = (allowed: boolean, message = '') => ({
  __typename: 'Verdict',
  allowed,
  reasons: message
    ? [{ __typename: 'Reason', code: 'OWN_CERTIFICATE', message, field: null, overridable: false, params: [] }]
    : [],
});
const unit = { __typename: 'UnitBrief', id: 'u1', name: '演示甲县妇联' };
const shared = {
  ...{ unit, from: '2026-01-01', to: '2026-11-20', minutes: 240, services: 2, version: 3 },
  ...{ holderName: '演示·王小丽', holderNumber: 'JG3703030001' },
  suggested: { __typename: 'ClerkWords', personInCharge: '演示·主席', contact: '0533-0000000' },
};
const request = (more: object = {}) => ({
  ...{ __typename: 'CertificateRequest', id: 'q1', state: 'REQUESTED', nameShown: 'FULL' },
  ...{ showsIdNumber: false, showsNumber: true, wantsSeal: true, requestedAt: '2026-11-21T01:00:00Z' },
  ...{ decidedAt: null, decidedByName: null, returnReason: null },
  ...{ canIssue: verdict(true), canReturn: verdict(true), ...shared, ...more },
});
const issued = (more: object = {}) => ({
  ...{ __typename: 'Certificate', id: 'c1', number: 'JG370303001-2026-00001', state: 'VALID', revision: 1 },
  ...{ issuedAt: '2026-11-22T01:00:00Z', issuedByName: '演示·经办', stateAt: '2026-11-22T01:00:00Z' },
  ...{ stateByName: null, stateReason: null, fileState: 'READY', fileUrl: '/files/f1?app=admin' },
  ...{ canRevoke: verdict(true), canReissue: verdict(true), canReprint: verdict(false), ...shared, ...more },
});
const page = (name: string, nodes: readonly object[]) => ({
  __typename: `${name}Connection`,
  edges: nodes.map((node) => ({ __typename: `${name}Edge`, cursor: 'c', node })),
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
});
const done = { __typename: 'Done', id: 'q1' };
const outside = new DOMWrapper(document.body);
const button = (words: string) => outside.findAll('button').find((one) => one.text() === words && one.isVisible());
const dialogWith = (words: string) =>
  outside.findAll('.el-dialog').find((one) => one.isVisible() && one.text().includes(words)) ?? outside.find('nothing');

test('what waits says for whom, how long, and what is to be shown; issuing takes over what was written last time', async () => {
  const { wrapper, asked } = await render(RequestsPage, {
    answers: {
      CertificateRequests: () => ({ certificateRequests: page('CertificateRequest', [request()]) }),
      IssueCertificate: () => ({ issueCertificate: done }),
    },
    actions: ['certificate.issue'],
  });
  for (const words of ['演示·王小丽', '4 小时，2 次服务', '完整姓名 · 写志愿者编号 · 需要盖章'])
    expect(wrapper.text()).toContain(words);
  await button('开具')?.trigger('click');
  await flushPromises();
  const dialog = dialogWith('负责人');
  await dialog
    .findAll('button')
    .find((one) => one.text() === '开具')
    ?.trigger('click');
  await flushPromises();
  expect(asked.find(({ name }) => name === 'IssueCertificate')?.variables).toEqual({
    ...{ id: 'q1', version: 3, personInCharge: '演示·主席', contact: '0533-0000000', note: null },
  });
  wrapper.unmount();
});

test('her own, or what nothing counts for, cannot be issued, and the page says why', async () => {
  const own = request({ canIssue: verdict(false, '不能开具或撤销自己的证明，请由另一人办理。') });
  const { wrapper } = await render(RequestsPage, {
    answers: { CertificateRequests: () => ({ certificateRequests: page('CertificateRequest', [own]) }) },
    actions: ['certificate.issue'],
  });
  expect(button('开具')?.attributes('disabled')).toBeDefined();
  expect(wrapper.text()).toContain('请由另一人办理');
  wrapper.unmount();
});

test('one whose sheet could not be printed is printed again at a touch; one that was printed offers nothing of the kind', async () => {
  const failed = issued({ id: 'c3', fileState: 'FAILED', fileUrl: null, canReprint: verdict(true) });
  const { wrapper, asked } = await render(IssuedPage, {
    answers: {
      Certificates: () => ({ certificates: page('Certificate', [issued(), failed]) }),
      ReprintCertificate: () => ({ reprintCertificate: done }),
    },
    actions: ['certificate.issue'],
  });
  const offered = wrapper.findAll('button').filter((one) => one.text() === '重新生成');
  expect(offered).toHaveLength(1);
  expect(wrapper.text()).toContain('生成失败');
  await offered[0]?.trigger('click');
  await flushPromises();
  expect(asked.find(({ name }) => name === 'ReprintCertificate')?.variables).toEqual({ id: 'c3', version: 3 });
  wrapper.unmount();
});

test('a valid one is revoked with a reason; who ended another, when and why stands beside it', async () => {
  const ended = issued({
    ...{ id: 'c2', number: 'JG370303001-2026-00002', state: 'REVOKED', stateByName: '演示·赵安' },
    ...{ stateReason: '演示·记录有误', canRevoke: verdict(false), canReissue: verdict(false) },
  });
  const { wrapper, asked } = await render(IssuedPage, {
    answers: {
      Certificates: () => ({ certificates: page('Certificate', [issued(), ended]) }),
      RevokeCertificate: () => ({ revokeCertificate: done }),
    },
    actions: ['certificate.issue'],
  });
  expect(wrapper.text()).toContain('已撤销：演示·赵安');
  expect(wrapper.text()).toContain('演示·记录有误');
  expect(wrapper.findAll('a').map((one) => one.attributes('href'))).toContain('/files/f1?app=admin');
  await button('撤销')?.trigger('click');
  await flushPromises();
  // The last one: another test's may still be on its way out.
  const asking = outside.findAll('.el-message-box').at(-1);
  await asking?.find('textarea, input').setValue('演示·算错了');
  await asking?.find('.el-message-box__btns .el-button--primary').trigger('click');
  await flushPromises();
  await expect
    .poll(() => asked.find(({ name }) => name === 'RevokeCertificate')?.variables)
    .toEqual({ id: 'c1', version: 3, reason: '演示·算错了' });
  wrapper.unmount();
});
