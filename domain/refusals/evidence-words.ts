import type { Words } from './status-words.ts'
import { word } from './status-words.ts'

/** What is wrong with the name or the inside of a file of evidence. */
export const evidenceFaults: Words = {
  empty: word('只有扩展名或者空白', 'it is nothing but an extension or blanks'),
  tooLong: word('过长', 'it is too long'),
  path: word('含有路径或者类似路径的字符', 'it holds a path or characters that read like one'),
  hiddenCharacters: word('含有不可见的字符', 'it holds characters that cannot be seen'),
  reserved: word('含有系统保留的名称或者字符', 'it holds a name or characters that systems keep for themselves'),
  doubleExtension: word('中间带有程序的扩展名', 'it has the extension of a program in the middle'),
  broken: word('文件已损坏', 'it is damaged'),
  encrypted: word('文件已加密', 'it is encrypted'),
  executable: word('其中带有程序', 'it holds a program'),
  nested: word('其中嵌有其他压缩包或者对象', 'it holds another archive or object'),
  macros: word('含有宏', 'it holds macros'),
  packed: word('内部压缩方式不常见', 'it is packed in a way that no ordinary program uses'),
  damaged: word('其中的数据流已损坏，无法展开', 'a stream in it is damaged and cannot be unpacked'),
  elsewhere: word('存放在其他文件或者网址中的内容', 'content that lies in another file or at an address'),
  separator: word(
    '单元格以逗号、分号、制表符以外的符号分隔',
    'its first line parts cells by a sign other than comma, semicolon and tab',
  ),
  tooMuch: word('内部内容过多', 'there is too much in it'),
  script: word('脚本', 'scripts'),
  launch: word('打开其他文件或者程序的指令', 'actions that open other files or programs'),
  attachments: word('附件', 'attached files'),
  sending: word('向外发送或者导入数据的表单', 'a form that sends or fetches data'),
  automatic: word('打开时自动执行的动作', 'actions that start by themselves'),
  media: word('可以运行的多媒体', 'media that run'),
  liveForm: word('动态表单（XFA）', 'a live form (XFA)'),
  external: word(
    '打开时从外部读取的模板、图片或者其他内容',
    'a template, picture or other content that is fetched from elsewhere',
  ),
  dde: word(
    '启动其他程序或者读取外部数据的域、链接或者公式',
    'a field, link or formula that starts programs or fetches data',
  ),
  embedded: word('嵌入的对象、控件或者文件', 'an embedded object, control or file'),
  connection: word('外部数据连接或者加载项', 'a connection to outside data or an add-in'),
  linkScheme: word('会启动程序的链接', 'a link that would start a program'),
  hiddenXml: word('名称与内容不符的部件', 'a part whose name hides what it is'),
  lockedPart: word('只有输入密码才能打开的部件', 'a part that only its password opens'),
  otherPart: word('一般文档中没有的部件', 'a part that ordinary documents do not have'),
  notOffice: word('不是文档、表格或者文本文档', 'it is no document, workbook or open document'),
}
