/** Everything the page without a server says, in both tongues. */
export const offlineWords = {
  zh: {
    title: '离线查验志愿服务记录证明',
    about: '本页在您自己的设备上运行，不联网，也不上传任何内容。它只核对签名；证明后来是否被撤销，请联网查验。',
    file: '选择证明文件（PDF）',
    code: '或粘贴二维码的内容',
    go: '查验',
    list: '换用较新的公开密钥文件',
    keys: (n: number) => `已有 ${n} 把公开密钥。`,
    noKeys: '还没有公开密钥，请先选择公开密钥文件（在查验页面下载）。',
    number: '证明编号',
    issuer: '开具单位',
    issued: '开具日期',
    name: '持有人',
    period: '服务期间',
    hours: '服务时间',
    amount: (hours: string, minutes: number, n: number) => `${hours} 小时（${minutes} 分钟），${n} 次服务`,
    minutes: (n: number) => `${n} 分钟`,
    compare: '请与您手中的证明逐项核对；不一致的，以这里为准。',
  },
  en: {
    title: 'Check a certificate of service without a network',
    about:
      'This page runs on your own device, asks nobody and sends nothing. It checks the signature only; whether the certificate was revoked since, ask online.',
    file: 'The certificate (PDF)',
    code: 'Or paste what its QR code says',
    go: 'Check',
    list: 'Use a newer file of published keys',
    keys: (n: number) => (n === 1 ? '1 published key is at hand.' : `${n} published keys are at hand.`),
    noKeys:
      'No published key yet: choose the file of keys first (it is a download on the page where certificates are checked).',
    number: 'Number',
    issuer: 'Issued by',
    issued: 'Issued on',
    name: 'Holder',
    period: 'Period',
    hours: 'Service time',
    amount: (hours: string, minutes: number, n: number) =>
      `${hours} h (${minutes} min), ${n} ${n === 1 ? 'service' : 'services'}`,
    minutes: (n: number) => `${n} min`,
    compare: 'Compare this with the certificate in your hand; if they differ, this is what holds.',
  },
} as const;
