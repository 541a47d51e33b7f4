import type { Words } from './choice.ts';

/** 入户服务: where no code hangs, and a companion or the recipient's signature says that she came. */
export const visitRefusalWords = {
  NOT_A_HOME_VISIT: { zh: '这次活动不是入户服务，请扫码签到。', en: 'This is no home visit; check in by the code.' },
  VISIT_ALREADY_CAME: { zh: '您已经记过到达了。', en: 'You have already said that you came.' },
  VISIT_NOT_COME: { zh: '请先记到达，再记离开。', en: 'Say that you came first.' },
  VISIT_ALREADY_LEFT: {
    zh: '到达和离开都已经记下，不能再改。时间不对的，请告诉队长。',
    en: 'Both times are kept and no longer changed; if they are wrong, tell the coordinator.',
  },
  VISIT_NOT_LEFT: { zh: '到达和离开还没有记全，记全后才能确认。', en: 'It is confirmed once both times are there.' },
  VISIT_NOT_OVER: {
    zh: '时段结束后才能补填时间，现在请直接点“我到了”或“我走了”。',
    en: 'Times are stated after the shift; now just say that you came or left.',
  },
  VISIT_CONFIRMED: { zh: '这次入户服务已经确认过了。', en: 'This visit has already been confirmed.' },
  VISIT_TIME_OUTSIDE: {
    zh: '到达和离开的时间要在时段前后可以签到的时间里，不能晚于现在。',
    en: 'Within the time around the shift in which one can check in, and not in the future.',
  },
  COMPANION_SELF: { zh: '不能给自己确认，请同行的另一位志愿者确认。', en: 'Nobody confirms her own visit.' },
  COMPANION_NOT_THERE: {
    zh: '同行人要报了同一个时段，并且这段时间自己也记了到达。',
    en: 'A companion is signed up for the same shift and has said that she was there at that time.',
  },
  COMPANION_SAME_PHONE: {
    zh: '这部手机就是记到达、离开的那一部。请同行人用自己的手机确认，或者上传服务对象确认单。',
    en: 'This is the phone the times were said on; she confirms on her own, or hand in the recipient’s slip.',
  },
  SLIP_PHOTO_NEEDED: {
    zh: '请上传服务对象确认单的照片，每次服务都要重新拍照上传。',
    en: 'Upload a photo of the recipient’s slip, a new one for each visit.',
  },
  SLIP_SEALED: {
    zh: '这类服务要保护服务对象，不拍确认单。请同行人或队长确认。',
    en: 'To protect those served no slip is photographed here; a companion or the coordinator confirms.',
  },
} as const satisfies Record<string, Words>;
