/** 解放桥社区居民委员会 → 解放桥社区; 大王庄村民委员会 → 大王庄村; 西关居委会 → 西关居. */
function villageName(name: string): string {
  const village = name.match(/^(.+?)(村?村民委员会|村委会)$/);
  if (village) {
    const base = `${village[1]}${village[2]?.startsWith('村村') ? '村' : ''}`;
    return /(村|社区)$/.test(base) ? base : `${base}村`;
  }
  const residents = name.match(/^(.+?)(居民居民委员会|居民委员会|居民委会|居委会)$/)?.[1];
  if (residents) return /(社区|村|居)$/.test(residents) ? residents : `${residents}居`;
  return name;
}

/** Township-level bodies that are no town: 开发区办事处 → 开发区, 诸城经济开发区管理委员会 → 诸城经济开发区. */
const townshipName = (name: string): string => name.replace(/(类似乡级单位|管理委员会|管委会|办事处)$/, '') || name;

/** The place as its federation is called after. */
export const placeNameOf = (level: number, name: string): string => {
  if (level === 5) return villageName(name);
  return level === 4 ? townshipName(name) : name;
};

/** 张店区 → 张店区妇女联合会, 张店区妇联. */
export const federationNames = (level: number, name: string): { name: string; shortName: string } => {
  const place = placeNameOf(level, name);
  return { name: `${place}妇女联合会`, shortName: `${place}妇联` };
};

/** A zone without a GB/T 2260 code has no federation of its own but a women's committee (rules §5, the notice's addressees). */
export const zoneNames = (name: string): { name: string; shortName: string } => ({
  name: `${name}妇女工作委员会`,
  shortName: `${name}妇工委`,
});
