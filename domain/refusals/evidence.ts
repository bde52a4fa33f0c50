import { contentTooLarge, notFound, tooManyRequests, unavailable, unprocessable } from './facts.ts'

/** Why a file of evidence is not taken or not found. */
export const evidenceRefusals = {
  'evidence.unknown': notFound(
    '没有找到该文件，或者您无权查看，请从案件的证据清单中选择。',
    'There is no such file that you may see: choose one from the evidence of the case.',
  ),
  'evidence.notOfCase': unprocessable(
    '所引用的文件[（{files}）]没有上传到本案，请先上传，再引用其 sha256；发起案件时请在立案后补充。',
    'These files[ ({files})] have not been uploaded to the case: upload them, then name their sha256. A proposal is completed after the case has been opened.',
  ),
  'evidence.noFile': unprocessable(
    '没有收到文件，请以 multipart/form-data 上传一个或多个文件。',
    'No file has arrived: send one or more as multipart/form-data.',
  ),
  'evidence.tooLarge': contentTooLarge(
    '文件[“{name}”]超过每个文件的上限[（{most}字节）]，请压缩或者拆分后重新上传。',
    'The file[ “{name}”] is larger than one file may be[ ({most} bytes)]: make it smaller or split it.',
  ),
  'evidence.tooMany': contentTooLarge(
    '文件太多[（上限{most}）]，请分批上传或者合并文件。',
    'These are too many files[; the limit is {most}]: send them in several requests, or merge some.',
  ),
  'evidence.tooOften': tooManyRequests(
    '上传过于频繁，没有接收任何文件。请一分钟后再上传。',
    'Files were sent too often, and none was taken. Send them again in a minute.',
  ),
  'evidence.caseFull': unprocessable(
    '本案的证据已达上限[（{files}个文件、{bytes}字节）]，请合并或者改为线下保存。',
    'The case holds as much evidence as it may[ ({files} files, {bytes} bytes)]: merge files, or keep them on paper.',
  ),
  'evidence.draftsFull': unprocessable(
    '您的草稿附带的文件已达上限[（共{bytes}字节）]，请先提交或者删除一些草稿。',
    'The files with your drafts are as many as they may be[ ({bytes} bytes in all)]: send or delete some drafts first.',
  ),
  'evidence.empty': unprocessable(
    '文件[“{name}”]是空的，请检查后重新上传。',
    'The file[ “{name}”] is empty: check it and send it again.',
  ),
  'evidence.nameUnsafe': unprocessable(
    '文件名[“{name}”]不能使用[：{because}]，请改名后重新上传。',
    'The name[ “{name}”] cannot be used[: {because}]. Rename the file and send it again.',
  ),
  'evidence.typeNotTaken': unprocessable(
    '不接收[“{name}”]这种文件，[请转换为以下格式之一：{taken}。]请转换后重新上传。',
    'Files like[ “{name}”] this are not taken: convert it[ to one of {taken}] and send it again.',
  ),
  'evidence.phonePhoto': unprocessable(
    '手机照片[“{name}”]是HEIC或AVIF格式，不能接收：请在手机设置中把相机格式改为“兼容性最佳”，或者导出、转发为JPEG后重新上传。',
    'The photograph[ “{name}”] is in the format HEIC or AVIF, which is not taken: set the camera to “most compatible”, or export it as JPEG, and send that.',
  ),
  'evidence.ofd': unprocessable(
    '版式文件[“{name}”]是OFD格式（GB/T 33190），暂不能检查和显示：请用OFD阅读器另存或者打印为PDF后上传，并保留原件备查。',
    'The document[ “{name}”] is in the format OFD (GB/T 33190), which cannot be looked into yet: save or print it as PDF with an OFD reader, send that, and keep the original.',
  ),
  'evidence.typeMismatch': unprocessable(
    '文件[“{name}”]的内容[（{found}）]与扩展名[（{extension}）]不符，请以正确的格式另存后重新上传。',
    'The content of the file[ “{name}”] is not what its extension says[ (found {found}, named {extension})]: save it in the right format and send it again.',
  ),
  'evidence.executable': unprocessable(
    '文件[“{name}”]是可以运行的程序，不能作为证据上传；请改为上传文档或者图片。',
    'The file[ “{name}”] is a program and cannot be evidence: send a document or a picture.',
  ),
  'evidence.activeContent': unprocessable(
    '文件[“{name}”]不能接收[：其中含有{because}]。请去掉这些内容，或者打印为普通PDF后重新上传。',
    'The file[ “{name}”] cannot be taken[: it holds {because}]. Take that out, or print it to a plain PDF and send that.',
  ),
  'evidence.notSeen': unprocessable(
    '文件[“{name}”]的内容无法检查[：{because}]，请打印为不加密的普通PDF后重新上传。',
    'The file[ “{name}”] cannot be looked into[: {because}]. Print it to a plain PDF without a password and send that.',
  ),
  'evidence.formula': unprocessable(
    '文件[“{name}”]中有单元格会被表格软件当作公式运行[：{cell}]。请改为文字或者数值后重新上传。',
    'The file[ “{name}”] has a cell that a spreadsheet program would run as a formula[: {cell}]. Put its value in its place and send the file again.',
  ),
  'evidence.archiveBomb': unprocessable(
    '文件[“{name}”]解压后过大[（上限{most}字节，且不超过原大小的{ratio}倍）]，请另存为PDF后重新上传。',
    'The file[ “{name}”] unpacks to too much[ (limit {most} bytes, and {ratio} times its size)]: save it as PDF and send that.',
  ),
  'evidence.archiveUnsafe': unprocessable(
    '文件[“{name}”]不能接收[：{because}]，请另存为PDF后重新上传。',
    'The file[ “{name}”] cannot be taken[: {because}]. Save it as PDF and send that.',
  ),
  'evidence.infected': unprocessable(
    '文件[“{name}”]含有恶意代码[（{signature}）]，没有保存；请先清除电脑上的病毒。',
    'The file[ “{name}”] is infected[ ({signature})] and was not kept: clean the computer that it comes from.',
  ),
  'evidence.busy': unavailable(
    '文件[“{name}”]在限定时间内未能检查，没有保存，请稍后重新上传；如果仍然不行，请打印为普通PDF后上传。',
    'The file[ “{name}”] could not be looked into within the time allowed, and was not kept: send it again in a moment; if that does not help, print it to a plain PDF and send that.',
  ),
  'evidence.scannerDown': unavailable(
    '病毒扫描暂时不可用，文件没有保存，请稍后重新上传。',
    'The virus scanner does not answer and nothing was kept: try again later.',
  ),
  'evidence.altered': unavailable(
    '文件与上传时的内容不符（SHA-256不一致），不予提供；请联系系统管理员，从备份恢复。',
    'The file is no longer what was sent in (its SHA-256 differs) and is not given out: ask the operator to restore it from the backup.',
  ),
  'evidence.storeDown': unavailable(
    '文件存储暂时不可用，文件没有保存，请稍后重新上传。',
    'The store of files does not answer and nothing was kept: try again later.',
  ),
}
