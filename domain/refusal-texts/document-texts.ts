import type { RefusalTexts } from './types.ts'

/** Texts about letters, certificates and files of evidence. */
export const documentTexts: RefusalTexts = {
  'letter.unknown': {
    zh: '没有找到该文书[（{id}）]，或者您无权查看，请从案件的文书清单中选择。',
    en: 'There is no such letter[ ({id})] that you may see: choose one from the letters of the case.',
  },
  'letter.notNow': {
    zh: '现在没有需要送达的这份文书[（{occasion}）]，请从案件的文书清单中选择待送达的文书。',
    en: 'This letter[ ({occasion})] is not to be served now: choose a draft from the letters of the case.',
  },
  'certificate.unknown': {
    zh: '没有查到这份证明，或者核验码不符，该证明可能是伪造的；请核对编号和核验码，仍不符的请联系出具机关。',
    en: 'There is no such certificate, or the code does not belong to it, so it may be forged: check number and code, then ask the agency named on it.',
  },
  'evidence.unknown': {
    zh: '没有找到该文件，或者您无权查看，请从案件的证据清单中选择。',
    en: 'There is no such file that you may see: choose one from the evidence of the case.',
  },
  'evidence.notOfCase': {
    zh: '所引用的文件[（{files}）]没有上传到本案，请先上传，再引用其 sha256；发起案件时请在立案后补充。',
    en: 'These files[ ({files})] have not been uploaded to the case: upload them, then name their sha256. A proposal is completed after the case has been opened.',
  },
  'evidence.noFile': {
    zh: '没有收到文件，请以 multipart/form-data 上传一个或多个文件。',
    en: 'No file has arrived: send one or more as multipart/form-data.',
  },
  'evidence.tooLarge': {
    zh: '文件[“{name}”]超过每个文件的上限[（{most}字节）]，请压缩或者拆分后重新上传。',
    en: 'The file[ “{name}”] is larger than one file may be[ ({most} bytes)]: make it smaller or split it.',
  },
  'evidence.tooMany': {
    zh: '文件太多[（上限{most}）]，请分批上传或者合并文件。',
    en: 'These are too many files[; the limit is {most}]: send them in several requests, or merge some.',
  },
  'evidence.tooOften': {
    zh: '上传过于频繁，没有接收任何文件。请一分钟后再上传。',
    en: 'Files were sent too often, and none was taken. Send them again in a minute.',
  },
  'evidence.caseFull': {
    zh: '本案的证据已达上限[（{files}个文件、{bytes}字节）]，请合并或者改为线下保存。',
    en: 'The case holds as much evidence as it may[ ({files} files, {bytes} bytes)]: merge files, or keep them on paper.',
  },
  'evidence.empty': {
    zh: '文件[“{name}”]是空的，请检查后重新上传。',
    en: 'The file[ “{name}”] is empty: check it and send it again.',
  },
  'evidence.nameUnsafe': {
    zh: '文件名[“{name}”]不能使用[：{because}]，请改名后重新上传。',
    en: 'The name[ “{name}”] cannot be used[: {because}]. Rename the file and send it again.',
  },
  'evidence.typeNotTaken': {
    zh: '不接收[“{name}”]这种文件，[请转换为以下格式之一：{taken}。]请转换后重新上传。',
    en: 'Files like[ “{name}”] this are not taken: convert it[ to one of {taken}] and send it again.',
  },
  'evidence.typeMismatch': {
    zh: '文件[“{name}”]的内容[（{found}）]与扩展名[（{extension}）]不符，请以正确的格式另存后重新上传。',
    en: 'The content of the file[ “{name}”] is not what its extension says[ (found {found}, named {extension})]: save it in the right format and send it again.',
  },
  'evidence.executable': {
    zh: '文件[“{name}”]是可以运行的程序，不能作为证据上传；请改为上传文档或者图片。',
    en: 'The file[ “{name}”] is a program and cannot be evidence: send a document or a picture.',
  },
  'evidence.activeContent': {
    zh: '文件[“{name}”]含有脚本、附件或者启动指令，请打印为不含这些内容的PDF后重新上传。',
    en: 'The file[ “{name}”] holds scripts, attachments or launch actions: print it to a plain PDF and send that.',
  },
  'evidence.archiveBomb': {
    zh: '文件[“{name}”]解压后过大[（上限{most}字节，且不超过原大小的{ratio}倍）]，请另存为PDF后重新上传。',
    en: 'The file[ “{name}”] unpacks to too much[ (limit {most} bytes, and {ratio} times its size)]: save it as PDF and send that.',
  },
  'evidence.archiveUnsafe': {
    zh: '文件[“{name}”]不能接收[：{because}]，请另存为PDF后重新上传。',
    en: 'The file[ “{name}”] cannot be taken[: {because}]. Save it as PDF and send that.',
  },
  'evidence.infected': {
    zh: '文件[“{name}”]含有恶意代码[（{signature}）]，没有保存；请先清除电脑上的病毒。',
    en: 'The file[ “{name}”] is infected[ ({signature})] and was not kept: clean the computer that it comes from.',
  },
  'evidence.scannerDown': {
    zh: '病毒扫描暂时不可用，文件没有保存，请稍后重新上传。',
    en: 'The virus scanner does not answer and nothing was kept: try again later.',
  },
  'evidence.storeDown': {
    zh: '文件存储暂时不可用，文件没有保存，请稍后重新上传。',
    en: 'The store of files does not answer and nothing was kept: try again later.',
  },
}
