export default {
  hours: {
    title: '时长审核', note: '由签到签退算出的服务时长，须经另一人审核后计入', state: '状态', mine: '只看等我审核的', find: '按志愿者、活动查找', unit: '单位', anyUnit: '全部单位', chosen: '已选 {n} 条', approveMany: '审核通过 {n} 条', approve: '通过', approved: '已通过 {n} 条', return: '退回补充', returned: '已退回', resubmit: '补充后再提交', resubmitted: '已重新提交，等待审核',
    volunteer: '志愿者', activity: '活动', hours: '时长', hoursOf: '{n} 小时', holder: '在谁那里', since: '已等 {n} 天', acts: '操作', time: '签到至签退', source: '认定方式', proposedBy: '提出人', place: '地点', content: '服务内容', organiser: '组织单位', personInCharge: '活动负责人', approvedBy: '审核人', returnReason: '退回原因', whyNotMe: '为什么我不能审核', toRoster: '查看这次活动的报名名单', refused: '有 {n} 条没有通过', returnWhy: '需要补充什么', returnHint: '如：签退时间与活动照片不符，请队长核实', startedAt: '{time} 签到', endedAt: '实际离开时间', resubmitNote: '补充说明',
    empty: { PROPOSED: '没有待审核的时长', RETURNED: '没有退回补充的时长', APPROVED: '还没有计入的时长' }, emptyHint: { PROPOSED: '志愿者签退后，时长会自动列在这里。', RETURNED: '退回补充的时长由队长补充后再提交。', APPROVED: '审核通过的时长会列在这里。' },
  },
};
