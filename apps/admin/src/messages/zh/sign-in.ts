export default {
  signIn: {
    title: '登录',
    steps: { password: '登录', choose: '请选择您的姓名', code: '第二步验证' },
    motto1: '组织网络化',
    motto2: '服务品牌化',
    motto3: '运行规范化',
    phone: '手机号',
    password: '密码',
    go: '登录',
    code: '六位验证码',
    verify: '验证并进入',
    codeHint: '请打开手机上的验证器，输入显示的六位数字。',
    chooseHint: '这个手机号由多位家人共用，请选择您本人。',
  },
};
