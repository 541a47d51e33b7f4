/** Words both apps use. Each app adds its own. */
export default {
  web: {
    appName: '巾帼志愿',
    retry: '再试一次',
    stars: '{n} 颗星（共 5 颗）',
    loading: '正在加载…',
    slow: '网络有点慢，正在努力加载…',
    errorTitle: '没有加载出来',
    goneTitle: '没有找到',
    noRightTitle: '这里您暂时看不到',
    noRightHint: '需要相应的权限，请联系所在单位的妇联管理员。',
    emptyTitle: '这里还没有内容',
    reasons: '原因',
    qrLabel: '二维码：{text}',
    today: '今天',
    tomorrow: '明天',
  },
  scans: {
    came: '到场 {at}',
    left: '离开 {at}',
    countsFrom: '计时自 {at}（开始前到场的时间不计）',
  },
  failure: {
    offline: '网络不通，请检查网络后再试。',
    server: '系统出了点问题，请稍后再试。',
    busy: '现在使用的人较多，请稍等一会儿再试。',
    signedOut: '登录已过期，请重新登录。',
    noRight: '您没有查看这项内容的权限。',
    badInput: '提交的内容有误，请刷新页面后再试。',
    gone: '可能已被删除，或不在您的范围内。',
  },
};
