import Figures
import Reports
import Testing

/// Figures of a road, a meeting or a project beside those of the department.
extension SentenceTests {
    @Test(arguments: [
        "桥梁加固工程预算20万元，实际支出18万元。", "食堂改造经费年初预算35万元，决算数34.5万元。", "全年共安排项目12个，预算资金1200万元，实际支出1100万元。",
        "其中：敬老活动预算10万元，实际支出9.8万元。", "采购打印机决算数3.2万元。", "运转类项目预算160万元，执行147.33万元，完成预算的92.08%。",
        "特定目标类项目共36个，预算金额4864.83万元，执行4856.51万元。", "培训费预算3万元，执行2.5万元，执行率83.33%。",
        "公务用车购置及运行维护费预算15万元，决算10万元。", "人均公用经费2.5万元。", "核减项目支出预算30万元。", "收回项目资金15万元。",
        "全年争取项目资金1.2亿元。", "整合涉农项目资金800万元，引进项目资金5亿元。", "节约公用经费3万元。", "为12个村每村安排项目资金10万元。",
        "一般公共服务支出（类）行政运行（款）年初预算为300万元，支出决算为310万元，完成年初预算的103.33%。",
        "绩效目标：确保全年预算执行率达到95%以上，“三公”经费控制在20万元以内。",
        "职工人均工资福利支出12.5万元，比上年增加0.5万元。", "财政拨款执行率99.2%。",
    ]) func otherMatters(_ sentence: String) throws { try check(SentenceCase(sentence)) }

    @Test(
        arguments: [
            SentenceCase(
                "公务接待费决算{2万元}，会议费预算5万元，决算4万元。", "three-public.reception.actual 20000"),
            SentenceCase(
                "“三公”经费决算{12万元}，其中：公务接待费预算{5万元}，决算{2万元}；公务用车购置及运行维护费预算15万元，决算10万元。",
                "three-public.actual 120000", "three-public.reception.budget 50000",
                "three-public.reception.actual 20000"),
            SentenceCase("本年支出{118万元}，年末结转结余3万元，比上年减少2万元。", "expenditure.actual 1180000"),
            SentenceCase(
                "本年支出{118万元}，年末结转结余3万元，预算执行率{97.1%}。", "expenditure.actual 1180000",
                "expenditure.execution 97.1"),
            SentenceCase(
                "收入合计{100万元}，其中：其他收入3万元。与上年相比，收入合计增加{12万元}，增长{13.64%}。", "income.actual 1000000",
                "income.actual.change 120000", "income.actual.growth 13.64"),
            SentenceCase(
                "“三公”经费支出决算{12万元}，节约3万元，较上年下降{5%}。", "three-public.actual 120000",
                "three-public.actual.growth -5"),
            SentenceCase(
                "年初预算{150万元}，年中追加{12万元}，追减2万元，全年预算{160万元}。", "expenditure.initial 1500000",
                "expenditure.adjustment 120000", "expenditure.adjusted 1600000"),
            SentenceCase("松岭县林业局年初预算{120万元}，决算数{118万元}。", "expenditure.initial 1200000", "expenditure.actual 1180000"),
            SentenceCase("2023年部门预算完成率为{100%}。", "expenditure.execution 100"),
            SentenceCase("经批准年初预算{120万元}。", "expenditure.initial 1200000"),
            SentenceCase(
                "项目支出调整后预算{60万元}，执行{58万元}，执行率{96.67%}。", "project.adjusted 600000", "project.actual 580000",
                "project.execution 96.67"),
            SentenceCase("收入预算完成率{100%}，支出预算完成率{98.43%}。", "income.execution 100", "expenditure.execution 98.43"),
        ] as [SentenceCase]) func besideOtherMatters(_ one: SentenceCase) throws
    { try check(one) }

    @Test(
        arguments: [
            SentenceCase(
                "“三公”经费支出决算{8万元}，较上年支出数减少{2万元}，下降{20%}。", "three-public.actual 80000",
                "three-public.actual.change -20000", "three-public.actual.growth -20"),
            // Against a plan nothing moved over the year.
            SentenceCase("“三公”经费支出决算{8万元}，较年初预算数减少4万元，下降33.33%。", "three-public.actual 80000"),
            SentenceCase(
                "“三公”经费支出决算{8万元}，较预算减少4万元，较上年减少{2万元}。", "three-public.actual 80000",
                "three-public.actual.change -20000"),
            SentenceCase(
                "年初预算支出{80万元}，其中：基本支出{60万元}，占年初预算支出的{75%}；项目支出{20万元}，占{25%}。", "expenditure.initial 800000",
                "basic.initial 600000", "basic.share 75", "project.initial 200000", "project.share 25"),
            SentenceCase(
                "年初预算{80万元}，其中：基本支出{60万元}，占年初预算的{75%}。", "expenditure.initial 800000", "basic.initial 600000",
                "basic.share 75"),
            SentenceCase("基本支出决算{60万元}，占年初预算的{75%}。", "basic.actual 600000", "basic.execution 75"),
            SentenceCase(
                "现有政法专项编制{62名}，事业编制{5名}，在职人员{60人}。", "staff.quota.civil-service 62", "staff.quota.institution 5",
                "staff.active 60"),
            SentenceCase(
                "实有人数{35人}，其中在职{29人}，离休1人，退休{5人}。", "staff.total 35", "staff.active 29", "staff.retired 5"),
            SentenceCase("编制{50名}，离退休人员{30人}，其中离休1人、退休29人。", "staff.quota 50", "staff.retired 30"),
            SentenceCase("在职人员{40人}，其中：种苗站在职11人、林业服务中心在职12人。", "staff.active 40"),
            SentenceCase(
                "松岭县林业局编制{12名}，在职人员{11人}，其中：公务员{5人}，退休人员{4人}。", "staff.quota 12", "staff.active 11",
                "staff.active.civil-service 5", "staff.retired 4"),
        ] as [SentenceCase]) func comparisons(_ one: SentenceCase) throws
    { try check(one) }
}
