"""The sections of the flows in Vietnamese: their comments are English, like all code; the pages are for officers."""

from __future__ import annotations

_SECTIONS = {
    "The desk takes the dossier in; what is missing is asked for once, in full.": (
        "Bộ phận một cửa tiếp nhận hồ sơ; thiếu gì thì yêu cầu bổ sung một lần, đầy đủ."
    ),
    "The birth is looked up, appraised, decided, entered in the book, drawn up, signed and sealed.": (
        "Tra cứu, thẩm định, quyết định việc khai sinh; ghi sổ, lập, ký và đóng dấu Giấy khai sinh."
    ),
    "A foundling is announced before anything is written; what may not be asked for on paper is looked up.": (
        "Trẻ bị bỏ rơi thì niêm yết trước; giấy tờ không được đòi người dân thì cơ quan tự tra cứu."
    ),
    "The officer appraises, the applicant reads the draft, the chairman decides; each may send it back.": (
        "Công chức thẩm định, người nộp kiểm tra dự thảo, Chủ tịch quyết định; mỗi người đều có thể trả lại."
    ),
    "The birth is entered in the book, numbered, drawn up, signed and sealed.": (
        "Ghi sổ hộ tịch, lấy số định danh, lập, ký và đóng dấu Giấy khai sinh."
    ),
    "The result reaches the family the way they chose last; what comes back is handed over again.": (
        "Kết quả đến gia đình theo cách đã chọn sau cùng; bị hoàn về thì trả lại lần nữa."
    ),
    "The deceased is looked up; what proves the death is looked at and, if need be, asked where he died.": (
        "Tra cứu người chết; xem giấy tờ chứng minh việc chết, khi cần thì hỏi nơi chết."
    ),
    "Whom nobody else can certify dead, the ward certifies first, once the officer has verified it (Giấy báo tử).": (
        "Không nơi nào khác cấp được thì phường cấp Giấy báo tử trước, sau khi công chức đã xác minh."
    ),
    "The death is entered in the book and noted beside the birth; the civil record is locked, the home ward told.": (
        "Ghi sổ khai tử, ghi chú vào sổ khai sinh, khóa thông tin hộ tịch, báo nơi thường trú."
    ),
    "The extract is drawn up, signed and sealed, and reaches the family the way they chose last.": (
        "Lập, ký, đóng dấu trích lục và trả cho gia đình theo cách đã chọn sau cùng."
    ),
    "The marital status of both is looked up; nobody is told to bring a certificate of it.": (
        "Tra cứu tình trạng hôn nhân của hai bên; không ai bị đòi giấy xác nhận."
    ),
    "The officer appraises, both confirm, the chairman decides, both come to sign; each may send it back.": (
        "Công chức thẩm định, hai bên xác nhận, Chủ tịch quyết định, hai bên đến ký; mỗi người đều có thể trả lại."
    ),
    "The marriage stands in the book both have signed; each of the two gets an original, signed and sealed.": (
        "Việc kết hôn đã vào sổ có chữ ký hai bên; mỗi người nhận một bản chính đã ký, đóng dấu."
    ),
    "Whoever keeps the old book now says whether it still stands; if it does, copies are the way (2.000635).": (
        "Nơi giữ sổ cũ cho biết sổ còn hay mất; sổ còn thì cấp bản sao trích lục (2.000635)."
    ),
    "The marriage is entered anew with the day of the old registration; each of the two gets an original.": (
        "Ghi sổ lại với ngày đăng ký cũ; mỗi người nhận một bản chính."
    ),
    "The desk takes in the appointment, or the proof and the agreement of those who could all be guardian.": (
        "Tiếp nhận văn bản cử, hoặc giấy tờ chứng minh và văn bản thỏa thuận của những người cùng đủ điều kiện."
    ),
    "Guardian and ward are looked up; the book tells whether the ward has a guardian already.": (
        "Tra cứu hai bên giám hộ; tra sổ xem người được giám hộ đã có người giám hộ chưa."
    ),
    "The guardianship is entered in the book; its extract is drawn up, signed, sealed and goes out.": (
        "Ghi sổ giám hộ; lập, ký, đóng dấu và trả trích lục."
    ),
    "The desk takes the dossier in where the guardianship was registered; other offices are named to the family.": (
        "Nơi đã đăng ký giám hộ tiếp nhận hồ sơ; nộp nhầm nơi thì được chỉ nơi đúng."
    ),
    "The electronic book is searched; what stands on paper only, the officer copies out of the old book.": (
        "Tra sổ điện tử; việc chỉ có trên sổ giấy thì công chức chép lại từ sổ cũ."
    ),
    "The end is entered with a reference to the entry it ends; its extract is drawn up, signed and sealed.": (
        "Ghi sổ việc chấm dứt, dẫn chiếu đến việc đã đăng ký; lập, ký, đóng dấu trích lục."
    ),
    "Where the guardian is changed, the new guardianship gets a dossier of its own, now that the old one is over.": (
        "Thay đổi người giám hộ thì mở hồ sơ đăng ký mới, sau khi việc cũ đã chấm dứt."
    ),
    "The status is looked up; what the database does not know is asked of every place where the person lived.": (
        "Tra cứu tình trạng hôn nhân; cơ sở dữ liệu chưa có thì hỏi mọi nơi người đó đã cư trú."
    ),
    "It is entered in the book of issued certificates; one copy is drawn up, signed and sealed, for one purpose.": (
        "Ghi sổ cấp giấy; lập, ký, đóng dấu một bản cho một mục đích."
    ),
    "It reaches the person the way that was chosen last.": "Kết quả đến người yêu cầu theo cách đã chọn sau cùng.",
    "The desk takes the declaration or the agency's letter in; what is missing is asked for once, in full.": (
        "Tiếp nhận tờ khai hoặc văn bản của cơ quan; thiếu gì thì yêu cầu bổ sung một lần, đầy đủ."
    ),
    "The electronic books are searched, the officer looks into those on paper, the chairman decides.": (
        "Tra sổ điện tử, công chức tra sổ giấy, Chủ tịch quyết định."
    ),
    "The copies get their number, are drawn up, signed and sealed, and go the way that was chosen.": (
        "Vào số, lập, ký, đóng dấu bản sao và trả theo cách đã chọn."
    ),
    "The birth is registered like any other. Without it nothing else begins, and the family is told so at once.": (
        "Đăng ký khai sinh như mọi trường hợp; không đăng ký được thì không chuyển tiếp gì và báo ngay cho gia đình."
    ),
    "The certificate goes to the family, and with it each agency's part begins; nobody waits for another.": (
        "Trả Giấy khai sinh cho gia đình, đồng thời chuyển phần việc của từng cơ quan; không ai phải chờ ai."
    ),
    "What one agency refused undoes nothing of what another has done; the family is told of all in one message.": (
        "Một cơ quan từ chối không làm mất kết quả của cơ quan khác; gia đình được báo chung một lần."
    ),
    "The desk takes TK1-TS in, or the case another agency started.": (
        "Tiếp nhận TK1-TS, hoặc hồ sơ do cơ quan khác chuyển đến."
    ),
    "The handler checks whether the child has a card already; the director decides, or sends it back.": (
        "Chuyên viên kiểm tra trẻ đã có thẻ chưa; Giám đốc quyết định, hoặc trả lại."
    ),
    "The entry gives the card its number; it is signed, sealed and handed over.": (
        "Vào sổ để có mã số thẻ; ký, đóng dấu và trả thẻ."
    ),
    "The desk takes the declaration in, or the case another agency started.": (
        "Tiếp nhận tờ khai, hoặc hồ sơ do cơ quan khác chuyển đến."
    ),
    "The officer proposes, the head of the post decides, or sends it back.": (
        "Cán bộ đề xuất, Trưởng Công an quyết định, hoặc trả lại."
    ),
    "The deletion is entered in the post's own register; the notice is signed, sealed and handed over.": (
        "Ghi việc xóa vào sổ của Công an; ký, đóng dấu và trả thông báo."
    ),
    "The desk takes CT01 in, or the case another agency started; what is missing is asked for once, in full.": (
        "Tiếp nhận CT01, hoặc hồ sơ do cơ quan khác chuyển đến; thiếu gì thì yêu cầu bổ sung một lần, đầy đủ."
    ),
    "The householder agrees; until he has answered the clock stands still.": (
        "Chủ hộ cho ý kiến; trong khi chờ thì không tính thời hạn."
    ),
    "What the databases do not show is verified on the spot, by the longer limit where there is one.": (
        "Dữ liệu chưa đủ thì xác minh tại chỗ, theo thời hạn dài hơn nếu có."
    ),
    "The residence is entered in the post's own register; the notice is signed, sealed and handed over.": (
        "Ghi việc thường trú vào sổ của Công an; ký, đóng dấu và trả thông báo."
    ),
    "The death is proven, appraised, decided, entered in the book, and its extract drawn up and signed.": (
        "Chứng minh, thẩm định, quyết định việc khai tử; ghi sổ, lập và ký trích lục."
    ),
    "The extract is drawn up, signed and sealed.": "Lập, ký và đóng dấu trích lục.",
    "The extract reaches the family the way they chose last.": ("Trích lục đến gia đình theo cách đã chọn sau cùng."),
    "Both are looked up; whoever keeps the old book now says whether it stands: then copies are the way (2.000635).": (
        "Tra cứu hai bên; nơi giữ sổ cũ cho biết sổ còn hay mất: còn thì cấp bản sao trích lục (2.000635)."
    ),
    "The person is looked up; whoever keeps the old book says whether it stands: then copies are the way (2.000635).": (
        "Tra cứu người được đăng ký; nơi giữ sổ cũ cho biết sổ còn hay mất: còn thì cấp bản sao trích lục (2.000635)."
    ),
    "The birth is entered anew; whoever has no personal number is given one; the certificate says what it is.": (
        "Ghi sổ đăng ký lại; ai chưa có số định danh thì được cấp; Giấy khai sinh ghi rõ là đăng ký lại."
    ),
    "The death is registered like any other. Without it nothing else begins, and the family is told so at once.": (
        "Đăng ký khai tử như mọi trường hợp; không đăng ký được thì không chuyển tiếp gì và báo ngay cho gia đình."
    ),
    "The extract goes to the family, and with it each agency's part begins; nobody waits for another.": (
        "Trả trích lục cho gia đình, đồng thời chuyển phần việc của từng cơ quan; không ai phải chờ ai."
    ),
    "The desk takes the letter or the linked case in; a question without enough data is asked back once.": (
        "Tiếp nhận văn bản hoặc hồ sơ liên thông; câu hỏi thiếu dữ liệu thì hỏi lại một lần."
    ),
    "The electronic books are searched, the officer looks into those on paper and proposes the answer.": (
        "Tra sổ điện tử, công chức tra sổ giấy và đề xuất trả lời."
    ),
    "The letter is signed and sealed, and goes back the way the question came.": (
        "Ký, đóng dấu văn bản trả lời và gửi lại theo đường câu hỏi đã đến."
    ),
}
_PARTS = {
    "register_death": "Đăng ký khai tử",
    "grant_benefit": "Trợ cấp mai táng, tử tuất",
    "seek_old_book": "Tìm sổ cũ",
    "prove_death": "Chứng minh việc chết",
    "register_birth": "Đăng ký khai sinh",
    "carry_out_leg": "Phần việc của cơ quan phối hợp",
    "register_residence": "Đăng ký thường trú",
    "both_confirm": "Hai bên xác nhận dự thảo",
    "meet_to_sign": "Hẹn hai bên đến ký",
    "ask_former_communes": "Hỏi các nơi cư trú cũ",
    "ask_one": "Hỏi một nơi cư trú cũ",
    "draw_up_copies": "Lập các bản sao được đề nghị",
}
_LEGS = {"result": "Kết quả của phường, xã"}


def section_words(sentence: str) -> str:
    """A flow's comment in Vietnamese, its number kept; one that nobody has put into words yet stays as it is."""
    number, dot, words = sentence.partition(". ")
    told = _SECTIONS.get(words)
    return f"{number}{dot}{told}" if told else sentence


def part_words(name: str) -> str:
    return _PARTS.get(name, name)


def leg_words(name: str) -> str:
    """A leg that is no other agency's."""
    return _LEGS.get(name, name)
