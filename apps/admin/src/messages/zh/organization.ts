export default {
  organization: {
    title: '组织', note: '逐级展开，或输入名称直接查找', find: '查找单位', noneFound: '没有找到这个单位，或不在您的范围内。',
    kind: '单位性质', level: '层级', code: '行政区划代码', noCode: '无代码（非行政区划单位）', basis: '出具证明的依据', size: '规模', counts: '{teams} 支服务队 · {volunteers} 名志愿者',
    basisNone: '不能以本单位名义出具志愿服务记录证明，由有资格的上级单位出具。', basisSome: '可以为本单位组织的服务出具志愿服务记录证明。',
    teams: '服务队', createTeam: '建立服务队', noTeams: '还没有服务队', noTeamsHint: '建好服务队后，可以任命队长、发入队二维码。', members: '{n} 名队员',
    stations: '阵地', addStation: '添加阵地', editStation: '修改阵地', noStations: '还没有登记阵地', noStationsHint: '妇女之家、志愿服务站等可以登记在这里。', stationName: '阵地名称', address: '地址', sixMarks: '六有',
    marks: { hasPlace: '有场所', hasTeam: '有队伍', hasProject: '有项目', hasFacility: '有设施', hasSystem: '有制度', hasSign: '有标识' }, markYes: '：已具备', markNo: '：未具备',
    addUnit: '添加非妇联单位', editUnit: '修改单位', addHint: '添加在“{name}”之下，如开发区组织人事部、企事业单位妇委会、团体会员等，没有行政区划代码。', name: '单位全称', shortName: '简称', shortHint: '不填则与全称相同',
  },
};
