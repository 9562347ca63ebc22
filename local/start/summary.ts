import { frameText } from './framed-text'

interface SummaryFacts {
  url: string
  seconds: number
  /** Titles of the clients whose build failed. */
  failedBuilds: string[]
}

/** What the terminal shows when everything is ready. */
export const createSummary = ({ url, seconds, failedBuilds }: SummaryFacts): string =>
  frameText([
    `知行已启动，用时 ${Math.round(seconds)} 秒`,
    ...failedBuilds.map((title) => `注意：${title}没有编译成功，原因见上面的输出，其他部分照常可用。`),
    '',
    `学员端      ${url}/`,
    `管理端      ${url}/console/     用模拟器里「省级起草」「系统管理员」的手机扫码登录`,
    `微信模拟器  ${url}/wechat/      多部手机、服务号消息、扫一扫`,
    `接口说明    ${url}/openapi.json`,
    '',
    '可以试试：用「陈新雨」的手机绑定身份；用「林小满」的手机把课看完，看学时入账；',
    '起草一条公告，由另一人审批、发布，看各部手机收到消息。',
    '演示人物见 local/demo/README.md。按 Ctrl+C 停止，数据都会保留；npm start -- --fresh 从头再来。',
  ])
