export default {
  dashboard: {
    title: '工作台', hello: '{name}，您好', newActivity: '新建活动', quick: '快速发起', waiting: '等我处理的事', none: '都处理完了', oldest: '最早一条已等待 {n} 天',
    tiles: {
      records: { name: '待审核时长', unit: '条', hint: '去审核' },
      requests: { name: '待同意报名', unit: '人', hint: '到活动的报名名单中处理' },
      members: { name: '入队申请', unit: '人', hint: '到服务队中处理' },
      forgotten: { name: '忘记签退', unit: '人', hint: '请队长补记离开时间' },
      drafts: { name: '未发布的活动', unit: '个', hint: '补全后发布' },
    },
    today: '今天的活动', noToday: '今天没有活动', noTodayHint: '新的活动可以用“快速发起”一屏填完。', filled: '{taken} / {places} 人', board: '签到情况',
    short: '本周缺人', noShort: '本周的岗位都不缺人', noShortHint: '招募中的岗位人数不够时会列在这里。', missing: '缺 {n} 人',
  },
};
