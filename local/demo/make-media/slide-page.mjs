import { icon } from './icons.mjs'

/** One slide as a page of 854 × 480. `reached` is the index of the point that is spoken; −1 before it. */
export function slidePage({ icon: drawing, kicker, slides }, slideIndex, reached, caption) {
  const slide = slides[slideIndex]
  const steps = slides.map((_, index) => `<i class="${index <= slideIndex ? 'past' : ''}"></i>`).join('')
  return `<!doctype html><meta charset="utf-8"><style>${style}</style>
<body class="on-${slide.layout}"><header><b>知行</b><span>${kicker}</span></header>
<aside>${icon(drawing)}</aside><main>${layouts[slide.layout](slide, reached)}</main>
<nav>${steps}</nav><footer>${caption === undefined ? '' : `<p>${caption}</p>`}</footer></body>`
}

const layouts = {
  cover: ({ title, note }) =>
    `<h1 style="font-size:${longestLineLength(title) > 7 ? 60 : 76}px">${toHtmlLines(title)}</h1><hr><h3>${note}</h3>`,
  closing: ({ title, note }) =>
    `<h1 style="font-size:${longestLineLength(title) > 7 ? 50 : 62}px">${toHtmlLines(title)}</h1><hr><h3>${note}</h3>`,
  figure: ({ figure, unit, title, note }) =>
    `<div class="figure">${figure}${unit ? `<small>${unit}</small>` : ''}</div><h2>${title}</h2><h3>${note}</h3>`,
  points: ({ title, points }, reached) =>
    `<h2>${title}</h2><ol>${points
      .map(
        ({ text }, index) =>
          `<li class="${index === reached ? 'now' : index < reached ? 'said' : 'ahead'}">${text}</li>`,
      )
      .join('')}</ol>`,
}

// A bar in a title says where its line may end: Chinese has no spaces for the browser to break at.
const toHtmlLines = (title) => title.replaceAll('|', '<br>')
const longestLineLength = (title) => Math.max(...title.split('|').map((line) => line.length))

const style = `
* { box-sizing: border-box; margin: 0; padding: 0 }
body { width: 854px; height: 480px; background: #fbfaf7; color: #1f1b18; font-family: 'Noto Sans CJK SC', sans-serif; position: relative; overflow: hidden }
body::before { content: ''; position: absolute; left: 0; top: 0; bottom: 0; width: 12px; background: #b4232a }
header { position: absolute; left: 56px; right: 48px; top: 26px; display: flex; align-items: baseline; gap: 16px; font-size: 22px; color: #7a716a }
header b { font-family: 'Noto Serif CJK SC', serif; color: #b4232a; font-size: 26px; letter-spacing: 4px }
main { position: absolute; left: 56px; right: 48px; top: 74px; bottom: 96px; display: flex; flex-direction: column; justify-content: center }
h1, h2, .figure { font-family: 'Noto Serif CJK SC', serif; font-weight: 700; line-height: 1.3 }
h2 { font-size: 46px; margin-bottom: 18px }
h3 { font-size: 32px; font-weight: 400; color: #6b625b; line-height: 1.4 }
hr { border: 0; width: 96px; height: 6px; background: #b4232a; margin: 24px 0 }
.figure { color: #b4232a; font-size: 96px; line-height: 1.15; margin-bottom: 8px }
.figure small { font-size: 40px; margin-left: 14px }
.figure + h2 { font-size: 42px; margin-bottom: 8px }
ol { list-style: none }
li { font-size: 38px; line-height: 1.3; padding: 7px 0 7px 34px; position: relative }
li::before { content: ''; position: absolute; left: 0; top: 24px; width: 14px; height: 14px; border-radius: 7px; background: #d8d1c8 }
li.now { font-weight: 700 } li.now::before, li.said::before { background: #b4232a }
li.ahead { color: #b9b1a8 }
nav { position: absolute; left: 12px; right: 0; bottom: 76px; height: 4px; display: flex; gap: 3px }
nav i { flex: 1; background: #e7e1d8 } nav i.past { background: #b4232a }
footer { position: absolute; left: 12px; right: 0; bottom: 0; height: 76px; background: #2a2522; display: flex; align-items: center; justify-content: center }
footer p { color: #fff; font-size: 34px; letter-spacing: 1px; white-space: nowrap }
aside { position: absolute; right: 44px; top: 110px; width: 220px; height: 220px; opacity: .9 }
.on-points aside, .on-figure aside { top: 24px; right: 40px; width: 96px; height: 96px; opacity: .55 }
.on-cover main, .on-closing main { right: 280px }
body.poster nav { display: none } body.poster footer { background: #b4232a } body.poster footer p { font-size: 26px; letter-spacing: 3px }
`
