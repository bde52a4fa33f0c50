import { conflict, contentTooLarge, notFound, tooManyRequests, unavailable, unprocessable } from './facts.ts'

/** Why a workbook is not read, or an import has ended or cannot be ended. */
export const importRefusals = {
  'file.empty': unprocessable('文件没有内容，请检查后重新上传。', 'The file is empty: check it and upload it again.'),
  'file.notASheet': unprocessable(
    '文件不是.xlsx或.csv，请另存为其中之一。',
    'The file is neither a workbook nor CSV: save it as XLSX or CSV.',
  ),
  'file.encodingUnknown': unprocessable(
    '文件编码不是UTF-8或GB18030，请以其中之一另存后上传。',
    'The file is encoded neither in UTF-8 nor in GB18030: save it in one of them.',
  ),
  'file.big5': unprocessable(
    '文件编码是Big5（繁体中文），请用Excel或WPS打开，把表头改为模板中的（简体），另存为.xlsx或UTF-8编码的CSV后上传。',
    'The file is encoded in Big5: open it, write the headings as the template has them, save it as XLSX or as CSV in UTF-8 and upload that.',
  ),
  'file.password': unprocessable(
    '工作簿设有打开密码，请取消密码、另存后上传。',
    'The workbook is protected by a password: save it without one and upload that.',
  ),
  'file.oldExcel': unprocessable(
    '文件是旧版Excel格式（.xls），请打开后另存为.xlsx上传。',
    'The file is in the old format of Excel (.xls): open it, save it as XLSX and upload that.',
  ),
  'file.webPage': unprocessable(
    '文件其实是网页或者XML（有的系统导出的.xls就是），请用Excel或WPS打开后另存为.xlsx上传。',
    'The file is a web page or XML, which some systems export under the name of a workbook: open it, save it as XLSX and upload that.',
  ),
  'file.csvBroken': unprocessable(
    '文件[第{row}行附近]不合CSV格式：一行长得不像表格中的行，请检查换行和引号。',
    'The CSV file is broken[ near row {row}]: a line is longer than any row of a table; check its line ends and quotes.',
  ),
  'file.archiveBroken': unprocessable(
    '工作簿已损坏，请重新另存后上传。',
    'The workbook is damaged: save it again and upload that.',
  ),
  'file.notAWorkbook': unprocessable(
    '文件不是Excel工作簿，请另存为.xlsx后上传。',
    'The file is not an Excel workbook: save it as XLSX.',
  ),
  'file.xmlBroken': unprocessable(
    '工作簿内容有误[（{part}）]，请重新另存后上传。',
    'The workbook is broken inside[ ({part})]: save it again and upload that.',
  ),
  'file.dates1904': unprocessable(
    '工作簿使用1904日期系统，请改用1900日期系统。',
    'The workbook counts its dates from 1904: switch it to the date system of 1900.',
  ),
  'file.rowsOutOfOrder': unprocessable(
    '工作簿的行次序有误，请重新另存后上传。',
    'The rows of the workbook are out of order: save it again and upload that.',
  ),
  'file.tooManyParts': unprocessable(
    '工作簿内的部件过多，请只保留数据、另存后上传。',
    'The workbook has too many parts: keep the data only, save it again and upload that.',
  ),
  'file.unpacksTooLarge': unprocessable(
    '工作簿解压后过大，请拆分后上传。',
    'The workbook unpacks to too much: split it.',
  ),
  'file.takesTooLong': unprocessable(
    '此文件的列名在限定时间内未能读出，请只保留数据、另存后上传。',
    'The headings of the file could not be read within the time allowed: keep the data only, save it again and upload that.',
  ),
  'file.readsTooLong': unprocessable(
    '在限定时间[（{minutes}分钟）]内未能读完此文件，请拆分或只保留数据、另存后上传。',
    'The file could not be read within the time allowed[ ({minutes} minutes)]: split it, or keep the data only, save it again and upload that.',
  ),
  'file.takesTooMuch': unprocessable(
    '读取此文件所需的内存超出限度，请拆分或只保留数据、另存后上传。',
    'Reading the file takes more memory than it may: split it, or keep the data only, save it again and upload that.',
  ),
  'file.textsTooLarge': unprocessable(
    '各行文字展开后过大[（超过{most}字节）]，请拆分后上传；同一段长文字不要填在大量行中。',
    'The texts of the rows come to too much[ (more than {most} bytes)]: split the file, and do not repeat long texts in many rows.',
  ),
  'file.tooManyColumns': unprocessable(
    '列数过多[（第{row}行超过{most}列）]，请只保留需要的列。',
    'There are too many columns[ (row {row} has more than {most})]: keep those that are needed.',
  ),
  'file.tooManyRows': unprocessable(
    '行数过多[（超过{most}行）]，请拆分后上传。',
    'There are too many rows[ (more than {most})]: split the file.',
  ),
  'file.cellTooLong': unprocessable(
    '有单元格过长[（超过{most}个字符）]，请缩短。',
    'A cell is too long[ (more than {most} characters)]: shorten it.',
  ),
  'file.wideSeparators': unprocessable(
    '各列之间用的是全角符号[（{separator}）]，与文字里的标点分不开。请用英文逗号（,）分隔，或者用Excel、WPS另存为.xlsx再上传。',
    'The columns are parted by a full-width sign[ ({separator})] that texts have as well: part them by commas of ASCII, or save the file as XLSX.',
  ),
  'import.ended': conflict('运维人员已终止本次批量发起[：{reason}]。', 'An operator ended this import[: {reason}].'),
  'import.withdrawn': conflict(
    '上传人核对后撤回了此文件，没有立案。',
    'The officer took the file back after looking at what it leaves out: no case was opened.',
  ),
  'import.asksNothing': conflict(
    '该批量发起没有待答复的问题，或者已经答复。',
    'This import asks nothing, or has been answered.',
  ),
  'import.failed': conflict(
    '系统多次尝试后仍不能办理此文件[（{fault}）]，已停止；请与运维人员联系，或改正后另行上传。',
    'The system could not process this file after several tries[ ({fault})] and has stopped: ask an operator, or mend it and send it anew.',
  ),
  'import.finished': conflict('该批量发起已经结束，不能再终止。', 'This import is over and cannot be ended any more.'),
  'import.busy': unavailable(
    '正在读取的文件过多，请稍后再传。',
    'Too many files are being read: send it again in a moment.',
  ),
  'import.tooManyWaiting': tooManyRequests(
    '本机关未办结的批量发起已达上限[（{most}个）]，请待其中一个办结后再上传。',
    'As many imports of the agency are unfinished as may be[ ({most})]: upload the next when one of them is over.',
  ),
  'import.columnsMissing': unprocessable(
    '[第{row}行（列名所在行）]缺少列[：{columns}]，请按模板补上。',
    'The headings[ in row {row}] lack columns[: {columns}]. Add them as the template has them.',
  ),
  'import.headingsTooLow': unprocessable(
    '列名在[第{row}行，]前[{most}]行以内才能认出，请删去列名上面的行后上传。',
    'The headings stand[ in row {row}], below the first[ {most}] rows in which they are looked for: delete the rows above them and upload it again.',
  ),
  'import.columnsNear': unprocessable(
    '有的列名与模板的列只差一点[：{columns}]，请改为模板的列名或者删去该列。',
    'Some headings nearly are ones of the template[: {columns}]. Write them as there, or delete the columns.',
  ),
  'import.columnsRepeated': unprocessable(
    '[第{row}行（列名所在行）]有重复的列[：{columns}]，请每列只留一个。',
    'The headings[ in row {row}] name columns twice[: {columns}]. Keep one of each.',
  ),
  'import.noFile': unprocessable('请在表单中上传一个文件。', 'Send one file in the form.'),
  'import.fileTooLarge': contentTooLarge(
    '文件过大[（超过{most}字节）]，请拆分后上传。',
    'The file is too large[ (more than {most} bytes)]: split it.',
  ),
  'import.unknown': notFound('没有批量发起[{id}]，请核对编号。', 'There is no import[ {id}]: check its number.'),
}
