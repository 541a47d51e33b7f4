import { expect, test } from 'vitest';
import { makeWorld, show } from '../../../testing/world.ts';
import ActivityPhotos from './ActivityPhotos.vue';

const draw = async (photos: object[]) =>
  (
    await show(
      ActivityPhotos,
      { activityId: 'a1' },
      makeWorld({
        ShownPhotos: {
          shownPhotos: {
            __typename: 'ShownPhotoConnection',
            edges: photos.map((node) => ({ __typename: 'ShownPhotoEdge', node })),
          },
        },
      }),
    )
  ).page;

test('a photo is loaded when it comes in sight and says what it shows to those who cannot see it', async () => {
  const page = await draw([
    { __typename: 'ShownPhoto', id: 'p1', caption: '给老人理发', fileUrl: '/files/f1?app=volunteer' },
  ]);
  const picture = page.find('img');
  expect(picture.attributes()).toMatchObject({ alt: '给老人理发', src: '/files/f1?app=volunteer', loading: 'lazy' });
  expect(page.text()).toContain('给老人理发');
});

test('without photos there is nothing', async () => {
  expect((await draw([])).find('ul').exists()).toBe(false);
});
