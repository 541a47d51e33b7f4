/** The A4 sheet in Typst (令67 §15 and the template of 2015). Whatever varies comes as JSON: nothing of it is ever read as markup. */
export const sheetTemplate = `#let d = json(bytes(sys.inputs.data))
#let rose = rgb("#a6304a")
#let deep = rgb("#7d2135")
#let ink = rgb("#2b2528")
#let soft = rgb("#6f6468")
#let line-colour = rgb("#d9cfc9")
#let number-line = align(right, text(size: 9pt, fill: soft)[编号 #d.number])
#set document(title: d.title, author: d.issuer, date: none)
#set page(
  paper: "a4",
  margin: (top: 27mm, bottom: 26mm, left: 25mm, right: 25mm),
  background: {
    place(top, rect(width: 100%, height: 6mm, fill: rose))
    place(top + left, dx: 12mm, dy: 14mm, rect(width: 186mm, height: 271mm, radius: 2.5mm, stroke: 0.5pt + rgb("#dcbfae")))
    place(top + left, dx: 14mm, dy: 16mm, rect(width: 182mm, height: 267mm, radius: 1.5mm, stroke: 1.2pt + rose))
  },
  header-ascent: 5mm,
  // What a page is like holds for all that stands on it: while no sheet says anything of its own there, what the compiler knows of the last sheet serves the next.
  header: if d.short { none } else { number-line },
  // The page's own numbering: whoever asks for numbers in a context has the sheet set twice.
  numbering: (page, pages) => text(size: 8.5pt, fill: soft)[第 #page 页，共 #pages 页],
)
#set text(font: "Noto Serif SC", size: 11pt, fill: ink, lang: "zh", region: "cn", cjk-latin-spacing: auto)
#set par(leading: 0.9em, spacing: 1.1em, justify: true)

#if d.short { place(top + right, dy: -8mm, number-line) }
// 石榴花: six pointed petals around a crown (the mark of the platform).
#let petal(angle) = place(center + horizon, rotate(angle, origin: center, box(width: 14mm, height: 14mm, place(top + center, curve(
  fill: rose.transparentize(18%),
  curve.move((0mm, 0.4mm)), curve.cubic((2.6mm, 2mm), (2.4mm, 4.6mm), (0mm, 6.4mm)), curve.cubic((-2.4mm, 4.6mm), (-2.6mm, 2mm), (0mm, 0.4mm)), curve.close(mode: "straight"),
)))))
#align(center)[
  #box(width: 14mm, height: 14mm)[#for n in range(6) { petal(n * 60deg) } #place(center + horizon, circle(radius: 1.5mm, fill: rgb("#fdf3e1"), stroke: 0.6pt + deep))]
  #v(1mm)
  #text(size: 27pt, weight: "bold", fill: deep, tracking: 0.22em)[#d.title]
  #v(-1mm)
  #text(size: 8.5pt, fill: soft, tracking: 0.18em)[CERTIFICATE OF VOLUNTEER SERVICE RECORD]
]
#v(3mm)
#par(first-line-indent: (amount: 2em, all: true))[
  兹证明#if d.name != "" [*#d.name*] else [持有人（本人选择不写姓名）]#if d.papers != "" [（#d.papers）]，自 #d.from 至 #d.to，参加由本单位及所属组织开展的志愿服务 *#d.count* 次，累计服务时间 #text(weight: "bold", fill: rose)[#d.hours] 小时（#d.minutes 分钟）。特此证明。
]
#v(2mm)
#[
  #set text(size: 9.5pt)
  #table(
    columns: (13mm, 25mm, 1fr, 38mm, 23mm),
    align: (center + horizon, center + horizon, left + horizon, left + horizon, right + horizon),
    inset: (x: 5pt, y: 4.5pt),
    stroke: (x, y) => (top: if y == 0 { 1pt + rose } else { 0.4pt + line-colour }, bottom: 0.6pt + line-colour),
    table.header(..("序号", "日期", "服务项目", "服务内容", "服务时间").map(name => table.cell(fill: rgb("#faf3f1"), text(weight: "bold", fill: deep, name)))),
    ..d.services.enumerate().map(((n, s)) => (str(n + 1), ..s)).flatten(),
  )
]
#text(size: 9pt, fill: soft)[涉及隐私的服务只写“专业服务”，不写内容和地点。]
#v(2mm)
#block(breakable: false)[
  #set text(size: 10pt)
  #let fact(name, value) = if value != "" { ([#text(fill: soft)[#name]], [#value]) } else { () }
  #grid(
    columns: (1fr, 44mm),
    column-gutter: 8mm,
    grid(columns: (20mm, 1fr), row-gutter: 2.8mm,
      ..fact("记录单位", d.issuer), ..fact("开具依据", d.basis), ..fact("负责人", d.personInCharge),
      ..fact("经办人", d.handledBy), ..fact("联系方式", d.contact), ..fact("备注", d.note),
      ..fact("证明编号", d.number), ..fact("查验码", d.letters),
    ),
    align(center)[
      #image(bytes(d.qr), format: "png", width: 40mm, scaling: "pixelated")
      #v(-2mm)
      #text(size: 8pt, fill: soft)[扫码查验真伪]
    ],
  )
  #v(3mm)
  #align(right, box(width: 80mm, height: if d.seal { 40mm } else { 16mm })[
    #if d.seal {
      place(center + horizon, circle(radius: 20mm, stroke: (paint: line-colour, thickness: 0.6pt, dash: "dashed")))
      place(center + bottom, dy: -3mm, text(fill: rgb("#8a7d81"), size: 8pt)[（盖章处）])
    }
    #align(center + horizon)[
      #text(size: 12pt)[#d.issuer]
      #v(-1mm)
      #text(size: 11pt)[#d.issued]
    ]
  ])
  #text(size: 8.5pt, fill: soft)[本证明由签发单位免费开具并附电子签名。查验：扫描二维码，或在 #d.site 输入证明编号和查验码。任何一处与查验结果不符的，以查验结果为准。]
]
#pdf.attach("jinguo-certificate.txt", bytes(d.token), description: "签名内容", mime-type: "text/plain")
#pdf.attach("jinguo-sheet.json", bytes(d.sheet), description: "证明全文", mime-type: "application/json")
`;
