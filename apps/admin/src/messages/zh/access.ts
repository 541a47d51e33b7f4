export default {
  access: {
    title: '账号与授权', one: '账号', note: '谁在这里能做什么', find: '按姓名、手机号查找', unit: '单位', anyUnit: '全部单位', name: '姓名', grants: '权限', secondFactor: '第二步验证', factorYes: '已启用', factorNo: '未启用', state: '状态', noGrants: '没有有效的权限', noGrantsHint: '点“授权”，选择单位、角色和期限。', noMatch: '没有符合条件的账号', noMatchHint: '请换个条件再找。', empty: '还没有账号', emptyHint: '任命队长或授权后，账号会列在这里。',
    grant: '授权', granted: '已授权', grantTo: '给 {name} 授权', kind: '方式', what: '权限', covers: '包括：{list}', effect: '效果', validTo: '期限至', noEnd: '长期', revoke: '收回', revoked: '已收回', revokeWhy: '请写明收回“{name}”（{unit}）的原因。', reasonNeeded: '请填写原因', term: '{from} 至 {to}', openTerm: '{from} 起，长期', by: '由 {name} 授予', revokedAt: '{day} 收回',
  },
};
