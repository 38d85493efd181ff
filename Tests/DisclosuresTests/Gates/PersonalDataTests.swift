import Foundation
import Testing

@testable import Disclosures

@Suite struct PersonalDataTests {
    private func kinds(_ text: String) -> [PersonalData.Kind] { PersonalData.search(Array(text.utf8)).map(\.kind) }

    /// A hundred and more texts that hold somebody's number or address, each made of a sentence and a number.
    private func guilty() -> [(text: String, kind: PersonalData.Kind)] {
        var people = MadeUpPeople(seed: 11643)
        let sentences = [
            "救助对象张某某（#）已列入名册。", "身份证号码：#", "经办人李某，#，负责日常核对", "1.#", "姓名\t#\t2000元", "王某# 已发放",
            "| 赵某 | # | 500 |", "#", "名单：#、另有3人。",
        ]
        var texts: [(String, PersonalData.Kind)] = []
        for turn in 0..<5 {
            let number = people.identityNumber()
            let forms = [
                number, number.lowercased(), people.wide(number), people.grouped(number, [6, 8], by: " "),
                people.grouped(number, [6, 4, 4], by: "-"), people.grouped(number, [3, 3, 4, 4], by: " "),
            ]
            for (index, form) in forms.enumerated() {
                texts.append((sentences[(turn + index) % sentences.count], .identityNumber))
                texts[texts.count - 1].0 = texts[texts.count - 1].0.replacingOccurrences(of: "#", with: form)
            }
            let mobile = people.mobile()
            let mobiles = [
                mobile, people.wide(mobile), people.grouped(mobile, [3, 4], by: " "),
                people.grouped(mobile, [3, 4], by: "-"), "+86" + mobile,
                "+86 " + people.grouped(mobile, [3, 4], by: " "),
                "86-" + mobile, "0086" + mobile, people.grouped(mobile, [3, 4], by: "－"),
            ]
            for (index, form) in mobiles.enumerated() {
                texts.append(
                    (sentences[(turn * 2 + index) % sentences.count].replacingOccurrences(of: "#", with: form), .mobile)
                )
            }
            let card = people.bankCard(people.pick([16, 18, 19]))
            for (index, form) in [card, people.grouped(card, [4, 4, 4, 4], by: " "), people.wide(card)].enumerated() {
                texts.append(
                    (
                        sentences[(turn + index * 2) % sentences.count].replacingOccurrences(of: "#", with: form),
                        .bankCard
                    ))
            }
        }
        texts += [
            ("联系电话：020-81234567", .landline), ("（0759）6612345", .landline), ("电话 0759 6612345", .landline),
            ("联系人：王某，电话：02081234567。", .landline), ("宅电(010)6212 3456", .landline), ("电话：6612345", .landline),
            ("０２０－８１２３４５６７", .landline), ("020-81234567-8012", .landline), ("联系方式：0371—65001234", .landline),
            ("信箱zhang.san@example.com", .email), ("E-mail：LI_si99@mail.example.com.cn。", .email),
            ("wangwu@163.com", .email), ("报送至zhaoliu＠example.cn", .email),
            ("住址：青石区人民路12号3栋2单元501室", .homeAddress), ("家住临江市云岭县解放街8号2栋301房", .homeAddress),
            ("户籍地址为平溪县东风小区5栋1单元602室", .homeAddress), ("现住柳湾村3组15号", .homeAddress),
            ("救助户：建设路１０２号３０１室", .homeAddress), ("慰问了和平里小区12栋3单元401室的困难家庭", .homeAddress),
            ("身份证：440106750203123", .identityNumber), ("残疾人证号\(people.identityNumber())42", .identityNumber),
            ("证号11010519491231002X", .identityNumber), ("110105194912 31002x", .identityNumber),
            ("Tel13812345679", .mobile), ("电话138 1234 5679 139 8765 4321", .mobile),
            ("手机：1381234\u{200B}5679", .mobile),
            ("微信同号138\u{A0}1234\u{A0}5679", .mobile), ("1.13812345679张三", .mobile),
            ("13812345679/13912345679", .mobile), ("张三13812345679,李四13912345679", .mobile),
        ]
        return texts
    }

    /// A hundred and more that hold none.
    private func innocent() -> [String] {
        var people = MadeUpPeople(seed: 577)
        var texts: [String] = []
        for _ in 0..<12 {
            let (mobile, card) = (people.mobile(), people.bankCard())
            let last = (card.last?.wholeNumberValue ?? 0) == 9 ? 0 : (card.last?.wholeNumberValue ?? 0) + 1
            texts += [
                "名册编号：" + people.wrongIdentityNumber(), "名册\t" + people.wrongIdentityNumber() + "\t合格",
                "卡号" + card.dropLast() + "\(last)", "支出\(mobile)元", "项目编码：\(mobile)", "执行数\(mobile).50，预算\(mobile).00",
                "\(mobile.prefix(3))****\(mobile.suffix(4))", "合同号HT\(mobile)", "发票号码\(mobile)",
            ]
        }
        texts += [
            "年初预算安排收入703.80万元，支出7,038,000.00元，比上年增加1,107,700元。", "廉财绩〔2025〕4号，桂财预【2021】18号，财预〔2020〕10号",
            "2024-08-20，2024年9月5日09:00，20240905090000", "统一社会信用代码：124401064553457640", "统一社会信用代码91440101MA59ABCD8X",
            "项目代码2020-440106-62-03-012345", "2672546.60\t3002094.97\t2879927.69", "150 1200 1350 1400",
            "35*************123",
            "138****1234", "6222***********0128", "z***@example.com", "监督电话：020-81234567", "12345热线，12329热线",
            "举报电话：0759-6612345",
            "010 2080501 2012901", "基本支出2080505机关事业单位基本养老保险缴费支出", "办公地址：青石区人民路12号政务服务中心501室",
            "单位地址：临江市解放路8号机关大院2栋301室", "在人民路12号开展宣传", "老旧小区改造12栋36个单元", "装修办公室3间，会议室501室", "解放路8号商铺出租",
            "29户15.7万元，23户次12.9万元", "https://example.org/a/13812345678.html", "ISBN 978-7-5086-1234-5",
            "1.38亿元，13812.34万元",
            "0.13812345678", "13,812,345,678元", "项目金额138000000000", "110105194912310021", "编号440106750203123",
            "440106991301123", "第13号文件1234第5678条", "3-5月，2023-2024年度，1-2-3", "满意度98.5%，执行率113.93%",
            "2023.12.31 2024.01.01 2025.06.30", "@某局官方号", "每人500元@10人", "报告第501室不详",
        ]
        return texts
    }

    @Test func nobodyPasses() {
        let texts = guilty()
        #expect(texts.count >= 100)
        for (text, kind) in texts {
            let found = kinds(text)
            #expect(found.first == kind && Set(found).count == 1, "\(text): \(found)")
        }
    }

    @Test func nothingInnocentIsStopped() {
        let texts = innocent()
        #expect(texts.count >= 100)
        for text in texts { #expect(kinds(text) == [], "\(text)") }
    }

    /// Every digit of a number changed to every other: only those whose check digit is right are identity numbers.
    @Test func theCheckDigitDecides() {
        var people = MadeUpPeople(seed: 1)
        for _ in 0..<20 {
            let number = Array(people.identityNumber())
            for last in "0123456789X" {
                let changed = String(number.dropLast()) + String(last)
                #expect(kinds(changed).contains(.identityNumber) == (last == number[17]), "\(changed)")
            }
            for place in 0..<17 {
                var changed = number
                changed[place] = Character(String(((number[place].wholeNumberValue ?? 0) + 1) % 10))
                #expect(!kinds(String(changed)).contains(.identityNumber), "\(String(changed))")
            }
        }
    }

    /// The same among the words of a report, wherever it stands: no byte before or behind hides it.
    @Test func placeDoesNotMatter() {
        let filler = "一、部门基本情况，2023年12月决算701.73万元；三是"
        for shift in 0..<40 {
            let before = String(filler.prefix(shift))
            let text = before + "某" + "13812345679" + "，" + filler
            let hits = PersonalData.search(Array(text.utf8))
            #expect(hits.map(\.masked) == ["138****5679"], "\(text)")
            #expect(hits.first?.span.start == (before + "某").utf8.count)
        }
    }

    @Test(arguments: [
        ("13812345679", "138****5679"), ("11010519491231002x", "11*************02X"),
        ("6222021234567890128", "6222***********0128"), ("020-81234567", "020******67"),
        ("zhang@example.com", "z***@example.com"),
        ("住址：建设路12号301室", "建设路***"),
    ]) func masks(_ text: String, _ masked: String) {
        let hits = PersonalData.search(Array(text.utf8))
        #expect(hits.map(\.masked) == [masked])
        #expect(kinds(masked) == [], "what is masked passes")
    }

    @Test func whatAnOfficePublishesOfItselfIsNobodys() {
        let text = Array("电话020-81234567，信箱office@example.gov.cn，地址：人民路12号301室；经办人13812345679".utf8)
        #expect(PersonalData.search(text).count == 4)
        let contacts = PublicContacts(["020-8123 4567", "Office@example.gov.cn", "青石区人民路12号301室"])
        #expect(PersonalData.search(text, contacts: contacts).map(\.kind) == [.mobile])
    }

    @Test func anyBytesAreRead() {
        var people = MadeUpPeople(seed: 7)
        let pieces: [[UInt8]] = [
            [0xEF], [0xEF, 0xBC], [0xEF, 0xBC, 0x91], [0xE2, 0x80], [0xE3], [0xC2], Array("1".utf8), Array("0".utf8),
            Array("138".utf8), Array("-".utf8), Array(" ".utf8), Array(")".utf8), Array("@".utf8), Array(".".utf8),
            Array("室".utf8),
            Array("路".utf8), Array("号".utf8), Array("电话".utf8), Array("X".utf8), Array("0759".utf8), Array("密".utf8),
            Array("★".utf8),
        ]
        for _ in 0..<20_000 {
            let bytes = (0..<people.next(0...30)).flatMap { _ in people.pick(pieces) }
            for hit in PersonalData.search(bytes) {
                #expect(hit.span.start < hit.span.end && hit.span.end <= bytes.count)
            }
            for mark in SecrecyMark.search(bytes) { #expect(mark.span.end <= bytes.count) }
        }
    }
}
