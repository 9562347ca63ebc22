import type { Receipt } from '@zhixing/shared/receipts/contract'
import verifierUrl from '../../../verify/verify.mjs?url&no-inline'

interface Props {
  /** The checked receipt, to download; undefined before one is checked. */
  receipt: Receipt | undefined
  onFile: (file: File) => void
}

/** Ways to check a receipt without trusting this page: from a file, or with a program that runs offline. */
export const OwnCheck = ({ receipt, onFile }: Props) => (
  <section className="card own">
    <h2>自己再核对一遍</h2>
    <p>收到的是凭证文件的，在这里选择文件核对。核对都在您的浏览器里进行，文件不会上传。</p>
    <div className="acts">
      {receipt && (
        <a className="act" href={receiptDataUrl(receipt)} download="receipt.json">
          下载凭证
        </a>
      )}
      <a className="act" href={verifierUrl} download="verify.mjs">
        下载核对程序
      </a>
      <label className="act">
        选择凭证文件
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file) onFile(file)
            target.value = '' // so that the same file can be chosen again
          }}
        />
      </label>
    </div>
    <details>
      <summary>不联网怎么核对</summary>
      <p>把凭证和核对程序下载到同一个文件夹，请会用电脑的同志运行：</p>
      <pre>
        node verify.mjs receipt.json <span>--key 公钥</span>
      </pre>
    </details>
  </section>
)

const receiptDataUrl = (receipt: Receipt) =>
  `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(receipt, null, 2))}`
