/** The demo's people: invented, and recognisably so. Their phones are of a range kept for examples here. */
export interface DemoAccount {
  readonly key: string;
  readonly name: string;
  readonly phone: string;
  readonly who: string;
  readonly app: 'admin' | 'volunteer';
}

/** One password for all demo accounts; production refuses to load a demo. */
export const demoPassword = 'Jinguo-2026';

export const demoAccounts = [
  { key: 'staff', name: '演示·林若溪', phone: '13900000001', who: '张店区妇联工作人员', app: 'admin' },
  { key: 'coordinator', name: '演示·周敏', phone: '13900000002', who: '队长（演示·石榴红服务队）', app: 'admin' },
  { key: 'second', name: '演示·孙晓琳', phone: '13900000003', who: '队长（演示·石榴红服务队）', app: 'admin' },
  {
    key: 'neighbour',
    name: '演示·郑蕾',
    phone: '13900000004',
    who: '临淄区妇联工作人员（看不到张店区）',
    app: 'admin',
  },
  { key: 'colleague', name: '演示·吴静', phone: '13900000006', who: '张店区妇联工作人员', app: 'admin' },
  { key: 'security', name: '演示·何清', phone: '13900000005', who: '省级安全管理员（授权、服务类型）', app: 'admin' },
  { key: 'volunteer', name: '演示·王秀兰', phone: '13900000011', who: '志愿者', app: 'volunteer' },
  { key: 'lawyer', name: '演示·赵律', phone: '13900000012', who: '志愿者（持律师执业证）', app: 'volunteer' },
  { key: 'newcomer', name: '演示·李桂英', phone: '13900000013', who: '志愿者（刚注册，还没有入队）', app: 'volunteer' },
] as const satisfies readonly DemoAccount[];

export type DemoKey = (typeof demoAccounts)[number]['key'];
