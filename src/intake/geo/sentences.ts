// Intake · geometry: what each finding says: what is wrong, why it matters, how to mend it.
import type { Sentences } from '../../kernel/finding.ts'

export const geoSentences: Sentences = {
  // Whole files
  'geo/file-kind': {
    zh: '这不是图形文件。请提供打包的 shapefile（.zip）、.shp（同名的 .dbf、.prj 放在一起）或 GeoJSON（.geojson、.json）。',
    en: 'this is no file of shapes. Provide a zipped shapefile (.zip), a .shp with its .dbf and .prj beside it, or GeoJSON (.geojson, .json).',
  },
  'geo/not-zip': {
    zh: '内容不是 zip 压缩包（可能是改了后缀名的 rar、7z）。请用 zip 重新打包。',
    en: 'the content is no zip (perhaps a renamed rar or 7z). Pack it again as zip.',
  },
  'geo/zip-password': {
    zh: '压缩包设有密码，无法读取。请取消密码后重新打包。',
    en: 'the zip is protected by a password. Pack it again without one.',
  },
  'geo/zip-broken': {
    zh: '压缩包已损坏或不完整，可能在传输中被截断。请重新打包、重新拷贝。',
    en: 'the zip is damaged or cut off, perhaps in transfer. Pack and copy it again.',
  },
  'geo/zip-bomb': {
    zh: '压缩包解压后异常膨胀，为安全起见没有读取。请只打包 .shp、.dbf、.prj、.cpg 四个文件。',
    en: 'the zip swells beyond measure when unpacked and was not read, for safety. Pack only the .shp, .dbf, .prj and .cpg.',
  },
  'geo/no-shp-in-zip': {
    zh: '压缩包里没有 .shp 文件（不读包中之包）。请把 .shp、.dbf、.prj 直接打进一个 zip。',
    en: 'there is no .shp in the zip (a zip inside a zip is not read). Pack the .shp, .dbf and .prj directly into one zip.',
  },
  'geo/not-shp': {
    zh: '内容不是 shapefile（文件头不对）。请从 GIS 软件重新导出。',
    en: 'the content is no shapefile (its header is wrong). Export it again from the GIS.',
  },
  'geo/not-polygons': {
    zh: '这个图层是{kind}，宗地须是面。请换成面图层，或在 GIS 软件中构面后导出。',
    en: 'this layer does not hold polygons (kind: {kind}), and parcels are polygons. Provide the polygon layer, or build polygons in the GIS.',
  },
  'geo/not-dbf': {
    zh: '属性表（.dbf）的文件头不对，无法读取。请从 GIS 软件重新导出整套文件。',
    en: 'the attribute table (.dbf) has a wrong header. Export the whole set again from the GIS.',
  },
  'geo/no-dbf': {
    zh: '缺少同名的属性表（.dbf），没有宗地代码和面积就无法对应。请把整套文件一起提供。',
    en: 'the attribute table (.dbf) of the same name is missing; without code and area nothing can be matched. Provide the whole set.',
  },
  'geo/no-records': {
    zh: '里面没有一条记录。请核对导出时的筛选条件。',
    en: 'there is no record in it. Check the filter used when exporting.',
  },
  'geo/too-many-records': {
    zh: '记录数超过 {most} 条的上限，没有读取。请按县（市、区）拆成几个文件；若实际没有这么多，文件头已损坏，请重新导出。',
    en: 'there are more records than the limit of {most}. Split the file by county; if there are not that many, its header is damaged: export it again.',
  },
  'geo/too-many-points': {
    zh: '折点总数超过 {most} 个的上限，已停止。请按县（市、区）拆成几个文件。',
    en: 'there are more points than the limit of {most}. Split the file by county.',
  },
  'geo/too-many-fields': {
    zh: '字段超过 {most} 个的上限。请只保留宗地代码、面积、权利人等需要的字段。',
    en: 'there are more fields than the limit of {most}. Keep only those that are needed: code, area, right holder.',
  },
  'geo/too-slow': {
    zh: '{seconds} 秒内没有读完，已停止。请按县（市、区）拆成几个文件。',
    en: 'it was not read within {seconds} seconds and was stopped. Split the file by county.',
  },
  'geo/too-heavy': {
    zh: '读取所需内存超过 {megabytes} MB 的上限，已停止。请按县（市、区）拆成几个文件。',
    en: 'reading it needs more than {megabytes} MB of memory and was stopped. Split the file by county.',
  },
  'geo/too-large-inside': {
    zh: '文件（解压后）超过 {megabytes} MB 的上限。请按县（市、区）拆成几个文件。',
    en: 'the file (unpacked) exceeds the limit of {megabytes} MB. Split it by county.',
  },
  'geo/not-json': {
    zh: '内容不是 GeoJSON。请从 GIS 软件重新导出。',
    en: 'the content is no GeoJSON. Export it again from the GIS.',
  },
  'geo/json-broken': {
    zh: 'GeoJSON 不完整或括号、引号不成对，可能在传输中被截断；坏处以后的要素都没有读到。请重新导出。',
    en: 'the GeoJSON is cut off, or its brackets or quotes do not match; what comes after the damage was not read. Export it again.',
  },
  'geo/json-too-long': {
    zh: '有一个要素的文字超过 {megabytes} MB，没有读取。请在 GIS 软件中拆分这个要素，或简化边界。',
    en: 'one feature is longer than {megabytes} MB of text. Split it in the GIS, or simplify its line.',
  },
  'geo/json-too-deep': {
    zh: 'GeoJSON 的括号嵌套超过 {most} 层，没有读取（宗地的坐标只需几层）。请从 GIS 软件重新导出。',
    en: 'the brackets of the GeoJSON stand inside each other more than {most} deep and were not read (parcels need a few). Export it again from the GIS.',
  },
  'geo/json-gbk': {
    zh: '文件不是 UTF-8 编码，已按 GBK 读取。请核对中文是否正确。',
    en: 'the file is not UTF-8 and was read as GBK. Check that its Chinese is right.',
  },
  'geo/not-geojson': {
    zh: '这个 JSON（类型“{type}”）不是 GeoJSON 的要素集。请导出为 FeatureCollection。',
    en: 'this JSON (type "{type}") is no collection of features. Export it as a FeatureCollection.',
  },

  // Coordinates
  'geo/old-datum': {
    zh: '坐标系“{said}”是 1954 北京或 1980 西安，与 CGCS2000 相差可达百米，转换参数不公开，不能自行换算。请资规部门转换为 CGCS2000 后提供。',
    en: 'the coordinates "{said}" are Beijing 1954 or Xian 1980, up to a hundred metres off CGCS2000 by parameters that are not public. Have them turned into CGCS2000 by the department.',
  },
  'geo/other-projection': {
    zh: '不能使用坐标系“{said}”。请转换为 CGCS2000 的经纬度（EPSG:4490）或高斯-克吕格 3 度、6 度带。',
    en: 'the coordinates "{said}" cannot be used. Turn them into CGCS2000: longitude and latitude (EPSG:4490) or Gauss-Kruger zones of 3° or 6°.',
  },
  'geo/prj-unread': {
    zh: '看不懂坐标系说明“{said}”。请重新导出，或删去这个说明（.prj 或 crs），由坐标的带号判断。',
    en: 'the description of the coordinates "{said}" cannot be read. Export again, or delete it (.prj or crs), so that the zone numbers decide.',
  },
  'geo/prj-contradicts': {
    zh: '说明写的是{said}，坐标却在（{x}，{y}）附近，两者不符。请核对坐标系说明是否拿错了。',
    en: 'the description says {said}, but the coordinates lie near ({x}, {y}), which does not fit. Check whether the description belongs to this file.',
  },
  'geo/prefix-differs': {
    zh: '说明写的是{said}，坐标实际是{crs}，已按坐标读取。请核对位置是否正确。',
    en: 'the description says {said}, the coordinates are {crs}; they were read as they are. Check that the places are right.',
  },
  'geo/crs-assumed': {
    zh: '没有坐标系说明，按坐标的数值认作{crs}。请核对位置是否正确，最好补上 .prj。',
    en: 'the coordinates are not described; by their values they were taken for {crs}. Check that the places are right, and add the .prj.',
  },
  'geo/zone-unknown': {
    zh: '没有坐标系说明，坐标（{x}，{y}）又不带带号，无法知道在哪一带，差一带就差几百公里。请补上 .prj，或用 --meridian 写明中央经线（3 度带：东经 118.5° 至 121.5° 为 120）。',
    en: 'the coordinates are not described, and ({x}, {y}) has no zone number: the zone cannot be known, and the next one is hundreds of kilometres off. Add the .prj, or state the central meridian with --meridian (120 between 118.5° and 121.5° E, in zones of 3°).',
  },
  'geo/crs-unknown': {
    zh: '坐标在（{x}，{y}）附近，既不是中国的经纬度，也不是高斯-克吕格坐标，可能是地方独立坐标系。请转换为 CGCS2000 后提供。',
    en: 'the coordinates near ({x}, {y}) are neither longitude and latitude in China nor Gauss-Kruger, perhaps a local grid. Turn them into CGCS2000.',
  },
  'geo/axes-swapped': {
    zh: '坐标（{x}，{y}）的横纵坐标可能颠倒了（测量习惯以 X 为北，文件里须以 X 为东）。请对调后重新导出。',
    en: 'the axes of ({x}, {y}) seem swapped (surveyors call north X; in a file X is east). Swap them and export again.',
  },
  'geo/outside-china': {
    zh: '按{crs}读出来不在国内，坐标可能有误。请核对这条记录的图形。',
    en: 'read as {crs} it lies outside China; its coordinates may be wrong. Check the shape of this record.',
  },

  // Records
  'geo/shp-cut': {
    zh: '图形文件（.shp）到这里中断，后面的宗地都没有读到。请重新导出或重新拷贝。',
    en: 'the shapes (.shp) break off here; the parcels after it were not read. Export or copy it again.',
  },
  'geo/dbf-cut': {
    zh: '属性表（.dbf）应有 {rows} 行，到这里中断。请重新导出或重新拷贝。',
    en: 'the attribute table (.dbf) should have {rows} rows and breaks off here. Export or copy it again.',
  },
  'geo/dbf-count': {
    zh: '图形有 {shapes} 条，属性表有 {rows} 行，两者对不上，代码可能错位。请从 GIS 软件重新导出整套文件。',
    en: 'there are {shapes} shapes and {rows} rows of attributes; codes may be shifted. Export the whole set again.',
  },
  'geo/deleted-record': {
    zh: '属性表中这一行已标记为删除，图形却还在。请在 GIS 软件中整理后重新导出。',
    en: 'this row is marked as deleted in the attribute table, but its shape is still there. Compact the layer and export again.',
  },
  'geo/record-broken': {
    zh: '这条记录的图形数据已损坏（长度或折点数不对）。请重新导出。',
    en: 'the shape of this record is damaged (its length or number of points is wrong). Export it again.',
  },
  'geo/record-too-large': {
    zh: '这条记录的折点超过 {points} 个的上限，一宗地不会有这么多。请简化边界，或核对是不是把整个图层合成了一个面。',
    en: 'this record has more than {points} points, which no parcel has. Simplify it, or check whether a whole layer was merged into one.',
  },
  'geo/too-many-rings': {
    zh: '这条记录有 {rings} 个环，超过 {most} 个的上限。请核对是不是把整个图层合成了一个面。',
    en: 'this record has {rings} rings, beyond the limit of {most}. Check whether a whole layer was merged into one.',
  },
  'geo/no-shape': {
    zh: '这条记录没有图形。请补画，或删去这条记录。',
    en: 'this record has no shape. Draw it, or delete the record.',
  },
  'geo/bad-feature': {
    zh: '这个要素不是合格的 GeoJSON 要素（须是带 geometry 的对象）。请重新导出。',
    en: 'this is no proper GeoJSON feature (an object with a geometry). Export it again.',
  },
  'geo/not-polygon-record': {
    zh: '这条记录的图形是 {kind}，宗地须是面（Polygon、MultiPolygon）。请改为面，或删去这条记录。',
    en: 'the shape of this record is a {kind}, and parcels are polygons. Make it a polygon, or delete the record.',
  },
  'geo/not-coordinate': {
    zh: '坐标“{value}”不是有效的数。请在 GIS 软件中修复图形。',
    en: 'the coordinate "{value}" is no valid number. Repair the shape in the GIS.',
  },
  'geo/ring-short': {
    zh: '第 {ring} 个环只有 {points} 个点，围不成面（至少三个不同的点，首尾相接）。请补画。',
    en: 'ring {ring} has {points} points and encloses nothing (three different points at least, closed). Draw it.',
  },
  'geo/ring-flat': {
    zh: '第 {ring} 个环面积为零（各点在一条线上，或原路返回）。请修复或删去。',
    en: 'ring {ring} has no area (its points lie on a line, or it runs back on itself). Repair or delete it.',
  },
  'geo/ring-alone': {
    zh: '第 {ring} 个环是洞，却不在任何外环之内。请检查图形是否重复或交叉。',
    en: 'ring {ring} is a hole without an outer ring around it. Check for shapes that repeat or cross.',
  },
  'geo/rings-open': {
    zh: '共 {count} 条记录的环首尾没有相接（这是第一条），已自动闭合。',
    en: '{count} records have rings that were not closed (this is the first); they were closed.',
  },
  'geo/rings-turned': {
    zh: '共 {count} 条记录的环方向与文件格式的规定不符（这是第一条），已按环的内外关系辨认外环和洞。',
    en: '{count} records have rings that run the wrong way for this format (this is the first); outer rings and holes were told apart by which lies in which.',
  },

  // Attributes
  'geo/cpg-unknown': {
    zh: '不认得编码说明“{said}”，已按 {encoding} 读取属性表。请核对中文是否正确。',
    en: 'the encoding "{said}" is not known; the attributes were read as {encoding}. Check that their Chinese is right.',
  },
  'geo/cpg-wrong': {
    zh: '编码说明写的是 {said}，内容却是 {encoding}，已按内容读取。请核对中文是否正确。',
    en: 'the encoding is said to be {said}, but the content is {encoding}, and was read so. Check that its Chinese is right.',
  },
  'geo/text-cut': {
    zh: '这一格的文字在末尾的一个汉字中间被截断（“…{text}”）。字段太短，请加长后重新导出。',
    en: 'this text is cut off inside its last character ("…{text}"). The field is too short: widen it and export again.',
  },
  'geo/text-broken': {
    zh: '这一格有不能识别的文字（“{text}”），可能编码混用或文件损坏。请核对后重新导出。',
    en: 'this text cannot be read ("{text}"); encodings may be mixed, or the file damaged. Check and export again.',
  },
  'geo/not-number': {
    zh: '“{text}”不是数字，而这个字段是数字字段。请修正后重新导出。',
    en: '"{text}" is no number, and this is a field of numbers. Mend it and export again.',
  },
  'geo/nested-value': {
    zh: '这个属性不是单个的值（是列表或对象），各条记录的都没有读取。',
    en: 'this property is no single value (a list or an object) and was read in no record.',
  },
}
