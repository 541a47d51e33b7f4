import { expect, it } from 'vitest';
import { addressOf } from './address-of.ts';

it.each([
  ['203.0.113.9', '203.0.113.9'],
  ['203.0.113.9:5678', '203.0.113.9'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['2001:db8::1', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['::ffff:10.0.0.1', '::ffff:10.0.0.1'],
])('%s is the address %s', (claimed, address) => expect(addressOf(claimed, '10.1.1.1')).toBe(address));

it.each(['', 'unknown', '1.2.3', '1.2.3.4.5', '_hidden', "'; drop table session; --", undefined])(
  'what is no address (%s) is not believed: the nearest one known stands for it',
  (claimed) => {
    expect(addressOf(claimed, 'fe80::2%eth0')).toBe('fe80::2');
    expect(addressOf(claimed, undefined)).toBe('::');
  },
);
