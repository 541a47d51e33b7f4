const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/HuaweiBrowser/, 'Huawei'],
  [/MiuiBrowser/, 'MIUI'],
  [/MQQBrowser|QQ\//, 'QQ'],
  [/UCBrowser/, 'UC'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS/, 'Mac'],
  [/Linux|X11/, 'Linux'],
];

const first = (list: typeof browsers, userAgent: string): string | null =>
  list.find(([sign]) => sign.test(userAgent))?.[1] ?? null;

/** What a browser says of itself, in names people know; null where it says nothing we know. */
export const deviceOf = (userAgent: string | null): { browser: string | null; system: string | null } => ({
  browser: first(browsers, userAgent ?? ''),
  system: first(systems, userAgent ?? ''),
});

/** Enough of an address to tell one network from another, not enough to find a house. */
export function maskAddress(ip: string | null): string | null {
  if (!ip) return null;
  const plain = ip.replace(/\/\d+$/, '').replace(/^::ffff:/, '');
  if (plain.includes(':')) return `${plain.split(':').slice(0, 2).join(':')}:*`;
  return `${plain.split('.').slice(0, 2).join('.')}.*.*`;
}
