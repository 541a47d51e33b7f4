import { flushPromises } from '@vue/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { render } from '../../testing/render.ts';
import PhotoPart from './components/PhotoPart.vue';

const photo = (change: object = {}) => ({
  __typename: 'ActivityPhoto',
  id: 'p1',
  caption: '给老人理发',
  audience: 'VOLUNTEERS',
  people: 2,
  fileUrl: '/files/f1?app=admin',
  withdrawnAt: null,
  withdrawnByName: null,
  withdrawReason: null,
  canWithdraw: { __typename: 'Verdict', allowed: true },
  ...change,
});
const open = async (photos: object[], more: object = {}, canAdd: object = { allowed: true, reasons: [] }) =>
  render(PhotoPart, {
    props: { activityId: 'a1', canAdd },
    answers: {
      ActivityPhotos: () => ({
        activityPhotos: {
          __typename: 'ActivityPhotoConnection',
          edges: photos.map((node) => ({ __typename: 'ActivityPhotoEdge', node })),
        },
      }),
      ...more,
    },
  });

/** The server's answer to an upload. */
function serve(answer: object): void {
  class Request {
    upload = {};
    response: unknown = null;
    onload?: () => void;
    open(): void {}
    setRequestHeader(): void {}
    send(): void {
      this.response = answer;
      this.onload?.();
    }
  }
  vi.stubGlobal('XMLHttpRequest', Request);
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }));
}
afterEach(() => vi.unstubAllGlobals());

test('photos in force show with their words; those taken back are a line with the reason and no picture', async () => {
  const gone = photo({
    id: 'p2',
    fileUrl: null,
    withdrawnAt: '2026-11-23T01:00:00Z',
    withdrawnByName: '演示·林队长',
    withdrawReason: '本人不愿再公开',
    canWithdraw: { __typename: 'Verdict', allowed: false },
  });
  const { wrapper, text } = await open([photo(), gone]);
  expect(
    wrapper.findAll('img').map((one) => [one.attributes('src'), one.attributes('alt'), one.attributes('loading')]),
  ).toEqual([['/files/f1?app=admin', '给老人理发', 'lazy']]);
  expect(text()).toContain('本人不愿再公开');
  expect(text()).toContain('2 人同意');
  wrapper.unmount();
});

test('where no photo may be put up it says why and offers no form', async () => {
  const reasons = [
    {
      code: 'PHOTO_SEALED',
      message: '这类服务要替当事人保密，不能放照片。',
      field: null,
      overridable: false,
      params: [],
    },
  ];
  const { wrapper, text } = await open([], {}, { allowed: false, reasons });
  expect(text()).toContain('不能放照片');
  expect(wrapper.findAll('button')).toEqual([]);
  wrapper.unmount();
});

test('nothing is sent before everyone was asked; another audience asks again; then the photo goes up with the names', async () => {
  serve({ id: '0198c0de-0000-7000-8000-000000000001' });
  const { wrapper, asked, text } = await open([], {
    AddPhoto: () => ({ addPhoto: { __typename: 'PhotoSaved', photo: photo() } }),
  });
  await wrapper.find('button').trigger('click');
  const picker = wrapper.find<HTMLInputElement>('input[type=file]');
  Object.defineProperty(picker.element, 'files', { value: [new File(['x'], 'x.jpg', { type: 'image/jpeg' })] });
  await picker.trigger('change');
  await wrapper.find('input[aria-label="照片里是什么"], [aria-label="照片里是什么"] input').setValue('给老人理发');
  const save = async () => {
    await wrapper.find('form').trigger('submit');
    await flushPromises();
  };
  const sent = () => asked.filter(({ name }) => name === 'AddPhoto').map(({ variables }) => variables['input']);
  await save();
  await vi.waitFor(() => expect(text()).toContain('请先问过照片里能认出的每个人'));
  expect(sent()).toEqual([]);
  const stated = () => wrapper.find<HTMLInputElement>('input[type=checkbox]');
  await stated().setValue(true);
  await wrapper.findAll('input[type=radio]').at(1)?.setValue(true);
  await flushPromises();
  expect(stated().element.checked).toBe(false);
  await stated().setValue(true);
  await save();
  expect(sent()).toEqual([
    {
      activityId: 'a1',
      fileId: '0198c0de-0000-7000-8000-000000000001',
      caption: '给老人理发',
      audience: 'VOLUNTEERS',
      people: [],
      stated: true,
    },
  ]);
  wrapper.unmount();
});
