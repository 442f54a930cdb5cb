PRAGMA application_id = 1263747377;
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE assessment (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	person_id INTEGER NOT NULL, 
	person_name TEXT NOT NULL, 
	staff_number TEXT NOT NULL, 
	standard_version_id INTEGER NOT NULL, 
	period_label TEXT NOT NULL, 
	period_start TEXT, 
	period_end TEXT, 
	kind TEXT NOT NULL, 
	department TEXT NOT NULL, 
	title TEXT NOT NULL, 
	supervisor TEXT NOT NULL, 
	state TEXT NOT NULL, 
	scale TEXT NOT NULL, 
	cursor TEXT, 
	amends TEXT, 
	amendment INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	created_at TEXT NOT NULL, 
	changed_at TEXT NOT NULL, 
	submitted_at TEXT, 
	CONSTRAINT uq_assessment_uuid UNIQUE (uuid), 
	CONSTRAINT uq_assessment_person_id_standard_version_id_period_label_kind_amendment UNIQUE (person_id, standard_version_id, period_label, kind, amendment), 
	CONSTRAINT ck_assessment_kind_known CHECK (kind IN ('regular', 'new-hire', 'before-training', 'after-training', 'promotion')), 
	CONSTRAINT ck_assessment_state_known CHECK (state IN ('draft', 'submitted', 'returned', 'reviewed', 'closed')), 
	CONSTRAINT fk_assessment_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_assessment_standard_version_id FOREIGN KEY(standard_version_id) REFERENCES standard_version (id)
)
 STRICT

;
INSERT INTO "assessment" VALUES(1,'83837751-6462-470b-b8a1-6b9aea415787',1,'王小明','E001',1,'2026 下半年',NULL,NULL,'regular','客務部','','林怡君','submitted','icap-person/1','P1.1.2',NULL,0,1,'2026-07-15T04:00:02.000000+00:00','2026-07-15T04:00:06.000000+00:00','2026-07-15T04:00:06.000000+00:00');
INSERT INTO "assessment" VALUES(2,'be470cc3-62ee-487c-bffc-18ae76553fdb',1,'王小明','E001',1,'2026 下半年',NULL,NULL,'new-hire','','','','draft','icap-person/1',NULL,NULL,0,0,'2026-07-15T04:00:08.000000+00:00','2026-07-15T04:00:08.000000+00:00',NULL);
INSERT INTO "assessment" VALUES(3,'6df05c51-5239-4256-8fa6-93b65aae1baf',1,'王小明','E001',1,'2026 下半年',NULL,NULL,'promotion','','','林怡君','closed','icap-person/1',NULL,NULL,0,2,'2026-07-15T04:00:10.000000+00:00','2026-07-15T04:00:23.000000+00:00','2026-07-15T04:00:14.000000+00:00');
INSERT INTO "assessment" VALUES(4,'3aa1bf7b-2b10-5a55-848c-89242226d8ca',1,'王小明','E001',1,'2026 下半年',NULL,NULL,'promotion','','','林怡君','draft','icap-person/1',NULL,'6df05c51-5239-4256-8fa6-93b65aae1baf',1,0,'2026-07-15T04:00:24.000000+00:00','2026-07-15T04:00:24.000000+00:00',NULL);
CREATE TABLE assessment_text (
	assessment_id INTEGER NOT NULL, 
	place TEXT NOT NULL, 
	text TEXT NOT NULL, 
	changed_at TEXT NOT NULL, 
	CONSTRAINT pk_assessment_text PRIMARY KEY (assessment_id, place), 
	CONSTRAINT fk_assessment_text_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "assessment_text" VALUES(3,'feedback','整體穩定','2026-07-15T04:00:20.000000+00:00');
INSERT INTO "assessment_text" VALUES(3,'minutes','談了一小時','2026-07-15T04:00:20.000000+00:00');
INSERT INTO "assessment_text" VALUES(3,'remarks','希望多帶班','2026-07-15T04:00:20.000000+00:00');
INSERT INTO "assessment_text" VALUES(3,'way','self_first','2026-07-15T04:00:15.000000+00:00');
CREATE TABLE entry (
	id INTEGER NOT NULL, 
	assessment_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	content TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_entry PRIMARY KEY (id), 
	CONSTRAINT uq_entry_assessment_id_number UNIQUE (assessment_id, number), 
	CONSTRAINT fk_entry_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
)
 STRICT

;
INSERT INTO "entry" VALUES(1,1,1,'{"body":{"action":"submit","amendment":0,"amends":null,"answers":[{"basis":"own","comment":"","evidence":[],"indicator":"P1.1.1","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"own","comment":"","evidence":[],"indicator":"P1.1.2","kind":"not_applicable","level":null,"missing":[],"reason":"不屬於這個職位"},{"basis":"own","comment":"","evidence":[],"indicator":"P1.2.1","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"own","comment":"","evidence":[],"indicator":"P1.2.2","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"own","comment":"","evidence":[],"indicator":"P2.1.1","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"own","comment":"","evidence":[],"indicator":"P2.1.2","kind":"rated","level":3,"missing":[],"reason":""}],"assessment":"83837751-6462-470b-b8a1-6b9aea415787","at":"2026-07-15T04:00:06.000000+00:00","created_at":"2026-07-15T04:00:02.000000+00:00","head":{"department":"客務部","kind":"regular","period":{"end":null,"label":"2026 下半年","start":null},"supervisor":"林怡君","title":""},"number":1,"overrides":[{"indicator":"P2.1.1","level":2,"reason":"只負責協助"}],"person":{"name":"王小明","staff_number":"E001","uuid":"37e80218-9a0d-4a00-bd28-317c0a4dfe22"},"plan":[],"previous":null,"reason":"","scale":"icap-person/1","signer":{"key":"022b1a7b4c22228aeb8dc4b8b48f115552b6226594b94cca618df0b07db9a4ab","name":"王小明","role":"employee"},"standard":{"code":"TST0001-001v1","document":{"assessment_guide":null,"attitudes":[{"code":"A01","description":null,"name":"主動積極","tasks":null}],"category":{"industry":null,"job_category":{"code":"TTM","name":"休閒與觀光旅遊"},"occupation":null},"code":"TST0001-001v1","description":"測試用的職能基準。","duties":[{"code":"T1","name":"職責1","tasks":[{"code":"T1.1","indicators":[{"code":"P1.1.1","text":"能完成第1.1.1項工作。"},{"code":"P1.1.2","text":"能完成第1.1.2項工作。"}],"knowledge":["K01"],"level":4,"name":"任務1.1","outputs":[{"code":"O1.1.1","name":"紀錄表"}],"skills":["S01"]},{"code":"T1.2","indicators":[{"code":"P1.2.1","text":"能完成第1.2.1項工作。"},{"code":"P1.2.2","text":"能完成第1.2.2項工作。"}],"knowledge":["K01"],"level":3,"name":"任務1.2","outputs":[{"code":"O1.2.1","name":"紀錄表"}],"skills":["S01"]}]},{"code":"T2","name":"職責2","tasks":[{"code":"T2.1","indicators":[{"code":"P2.1.1","text":"能完成第2.1.1項工作。"},{"code":"P2.1.2","text":"能完成第2.1.2項工作。"}],"knowledge":["K01"],"level":5,"name":"任務2.1","outputs":[{"code":"O2.1.1","name":"紀錄表"}],"skills":["S01"]}]}],"format":"ksa-standard/1","issues":[],"kind":"standard","knowledge":[{"code":"K01","name":"產業知識"},{"code":"K02","name":"法規知識"}],"level":3,"name":"測試專員","notes":[],"prerequisites":[],"skills":[{"code":"S01","name":"溝通技能"},{"code":"S02","name":"分析技能"}],"source":{"file":"test.txt","reader":"test/1","sha256":"0000000000000000000000000000000000000000000000000000000000000000"},"updates":null,"version_history":[]},"hash":"2c8d7519706201ec5bfed5c61582ad97dc7fa6045d2a8c3f24d140045123987e"}},"signature":"cf3a4fb06a98eba1536f601bedb4da4988370f232281c2558d66a6401010aa5a85e74b0062f06bd6e6bf7010201708db6ea690d21fb06dcce95a8c980c743d05"}','2026-07-15T04:00:06.000000+00:00');
INSERT INTO "entry" VALUES(2,3,1,'{"body":{"action":"submit","amendment":0,"amends":null,"answers":[{"basis":"own","comment":"","evidence":[],"indicator":"P1.1.1","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"own","comment":"","evidence":[],"indicator":"P1.1.2","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"own","comment":"","evidence":[],"indicator":"P1.2.1","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"own","comment":"","evidence":[],"indicator":"P1.2.2","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"own","comment":"","evidence":[],"indicator":"P2.1.1","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"own","comment":"","evidence":[],"indicator":"P2.1.2","kind":"rated","level":3,"missing":[],"reason":""}],"assessment":"6df05c51-5239-4256-8fa6-93b65aae1baf","at":"2026-07-15T04:00:12.000000+00:00","created_at":"2026-07-15T04:00:10.000000+00:00","head":{"department":"","kind":"promotion","period":{"end":null,"label":"2026 下半年","start":null},"supervisor":"林怡君","title":""},"number":1,"overrides":[],"person":{"name":"王小明","staff_number":"E001","uuid":"37e80218-9a0d-4a00-bd28-317c0a4dfe22"},"plan":[],"previous":null,"reason":"","scale":"icap-person/1","signer":{"key":"022b1a7b4c22228aeb8dc4b8b48f115552b6226594b94cca618df0b07db9a4ab","name":"王小明","role":"employee"},"standard":{"code":"TST0001-001v1","document":{"assessment_guide":null,"attitudes":[{"code":"A01","description":null,"name":"主動積極","tasks":null}],"category":{"industry":null,"job_category":{"code":"TTM","name":"休閒與觀光旅遊"},"occupation":null},"code":"TST0001-001v1","description":"測試用的職能基準。","duties":[{"code":"T1","name":"職責1","tasks":[{"code":"T1.1","indicators":[{"code":"P1.1.1","text":"能完成第1.1.1項工作。"},{"code":"P1.1.2","text":"能完成第1.1.2項工作。"}],"knowledge":["K01"],"level":4,"name":"任務1.1","outputs":[{"code":"O1.1.1","name":"紀錄表"}],"skills":["S01"]},{"code":"T1.2","indicators":[{"code":"P1.2.1","text":"能完成第1.2.1項工作。"},{"code":"P1.2.2","text":"能完成第1.2.2項工作。"}],"knowledge":["K01"],"level":3,"name":"任務1.2","outputs":[{"code":"O1.2.1","name":"紀錄表"}],"skills":["S01"]}]},{"code":"T2","name":"職責2","tasks":[{"code":"T2.1","indicators":[{"code":"P2.1.1","text":"能完成第2.1.1項工作。"},{"code":"P2.1.2","text":"能完成第2.1.2項工作。"}],"knowledge":["K01"],"level":5,"name":"任務2.1","outputs":[{"code":"O2.1.1","name":"紀錄表"}],"skills":["S01"]}]}],"format":"ksa-standard/1","issues":[],"kind":"standard","knowledge":[{"code":"K01","name":"產業知識"},{"code":"K02","name":"法規知識"}],"level":3,"name":"測試專員","notes":[],"prerequisites":[],"skills":[{"code":"S01","name":"溝通技能"},{"code":"S02","name":"分析技能"}],"source":{"file":"test.txt","reader":"test/1","sha256":"0000000000000000000000000000000000000000000000000000000000000000"},"updates":null,"version_history":[]},"hash":"2c8d7519706201ec5bfed5c61582ad97dc7fa6045d2a8c3f24d140045123987e"}},"signature":"2e16647f6260d3bf3026d4e9f651103f4fbe40a45ecd8eafb2f32a5061f493ced2b82db1e8c2f68b2c82b2d4512bd306b61f3e3a8c47ebf346a6cc6af7f7040d"}','2026-07-15T04:00:12.000000+00:00');
INSERT INTO "entry" VALUES(3,3,2,'{"body":{"action":"return","assessment":"6df05c51-5239-4256-8fa6-93b65aae1baf","at":"2026-07-15T04:00:13.000000+00:00","number":2,"previous":"0b37f257a42b1b606dab2bf60be048150c2924a8390fb5b394177108e835ff19","reason":"請補充佐證","signer":{"key":"e6bef36de643fe5b54b37683f991a913c0a6b9b7dfee9b27f7e5905a58aea4cf","name":"林怡君","role":"supervisor"}},"signature":"9bb16facdb033434c407bcd36328f1a6f5eed4bf6c651a90ad0a723b2a34e30c82b99cbc2d1e330555eb83a63ab476d38da6ec762c4d051b7fe3987ce20bfa09"}','2026-07-15T04:00:13.000000+00:00');
INSERT INTO "entry" VALUES(4,3,3,'{"body":{"action":"submit","amendment":0,"amends":null,"answers":[{"basis":"own","comment":"","evidence":[],"indicator":"P1.1.1","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"own","comment":"","evidence":[],"indicator":"P1.1.2","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"own","comment":"","evidence":[],"indicator":"P1.2.1","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"own","comment":"","evidence":[],"indicator":"P1.2.2","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"own","comment":"","evidence":[],"indicator":"P2.1.1","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"own","comment":"","evidence":[],"indicator":"P2.1.2","kind":"rated","level":3,"missing":[],"reason":""}],"assessment":"6df05c51-5239-4256-8fa6-93b65aae1baf","at":"2026-07-15T04:00:14.000000+00:00","created_at":"2026-07-15T04:00:10.000000+00:00","head":{"department":"","kind":"promotion","period":{"end":null,"label":"2026 下半年","start":null},"supervisor":"林怡君","title":""},"number":3,"overrides":[],"person":{"name":"王小明","staff_number":"E001","uuid":"37e80218-9a0d-4a00-bd28-317c0a4dfe22"},"plan":[],"previous":"c3d946ac42229708ee5bee23ed27d173ed9bcbcf5fa4c73abdfc8b69223da337","reason":"","scale":"icap-person/1","signer":{"key":"022b1a7b4c22228aeb8dc4b8b48f115552b6226594b94cca618df0b07db9a4ab","name":"王小明","role":"employee"},"standard":{"code":"TST0001-001v1","document":null,"hash":"2c8d7519706201ec5bfed5c61582ad97dc7fa6045d2a8c3f24d140045123987e"}},"signature":"080da4c50831a70f9262a95affe3e5794c89f76c64dda6f028ea03fb8b5e2ce17ef72402690174923027ef2eb853925eea7da973a6611616a11a6d0cca91fc0b"}','2026-07-15T04:00:14.000000+00:00');
INSERT INTO "entry" VALUES(5,3,4,'{"body":{"action":"complete","agreed":[{"basis":"own","comment":"面談時一起看過紀錄","evidence":[],"indicator":"P2.1.2","kind":"rated","level":2,"missing":[],"reason":""}],"assessment":"6df05c51-5239-4256-8fa6-93b65aae1baf","at":"2026-07-15T04:00:22.000000+00:00","number":4,"plan":[{"code":"P2.1.2","course":"","due":null,"how_checked":"","owner":"","present":null,"result":"完成","target":null,"text":"帶班","uuid":"b3222d20-99b2-49c4-8bc0-d1489ac9aed6","ways":[]}],"previous":"dde1f63088cc33797b0f743c2bb181bb8d5731039e119b389053b79027416c3b","reason":"","signer":{"key":"e6bef36de643fe5b54b37683f991a913c0a6b9b7dfee9b27f7e5905a58aea4cf","name":"林怡君","role":"supervisor"},"supervisor":[{"basis":"agreed_task","comment":"","evidence":[],"indicator":"P1.1.1","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"agreed_task","comment":"","evidence":[],"indicator":"P1.1.2","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"agreed","comment":"","evidence":[],"indicator":"P1.2.1","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"agreed","comment":"","evidence":[],"indicator":"P1.2.2","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"agreed","comment":"","evidence":[],"indicator":"P2.1.1","kind":"rated","level":3,"missing":[],"reason":""},{"basis":"own","comment":"還沒有獨立做過","evidence":[],"indicator":"P2.1.2","kind":"rated","level":1,"missing":[],"reason":""}],"talk":{"feedback":"整體穩定","minutes":"談了一小時","remarks":"希望多帶班"}},"signature":"941b3b410f01c1481389378b809cb8cb08a6b3b88b00029f16001c2d4fe18a6418e4bc16994c3247a6f45467d9cdfab7d03120751174be3a3fa36742d5e88607"}','2026-07-15T04:00:22.000000+00:00');
INSERT INTO "entry" VALUES(6,3,5,'{"body":{"action":"confirm","assessment":"6df05c51-5239-4256-8fa6-93b65aae1baf","at":"2026-07-15T04:00:23.000000+00:00","number":5,"previous":"eac7b56badc173cb2a4ef5aaa9d18025b809cfa22ef20f4cc10ef08714c588cb","reason":"已閱讀，另有說明","signer":{"key":"022b1a7b4c22228aeb8dc4b8b48f115552b6226594b94cca618df0b07db9a4ab","name":"王小明","role":"employee"}},"signature":"adb47ab6336ac4fafe247b3675e162a8d6ea3d2d359ac753da45c142dc6e98c93dc5db83b0da92ebc9b487dce25e10b2c4bdeaf6aac66b20479f585216ad6a08"}','2026-07-15T04:00:23.000000+00:00');
INSERT INTO "entry" VALUES(7,3,6,'{"body":{"action":"reopen","amendment":"3aa1bf7b-2b10-5a55-848c-89242226d8ca","assessment":"6df05c51-5239-4256-8fa6-93b65aae1baf","at":"2026-07-15T04:00:24.000000+00:00","number":6,"previous":"c51ec638701f953535df327ce22463e733abbe0d62bdb994d95dc59eebdaefb4","reason":"期間寫錯","signer":{"key":"022b1a7b4c22228aeb8dc4b8b48f115552b6226594b94cca618df0b07db9a4ab","name":"王小明","role":"employee"}},"signature":"06912d483ab8886779d262c23c05f7012f790ee979f8a2c11c1c27a9c30cac99592de87555a005f2abf2656bb76fd7413bba8e30e4c711ec51e3767aaae0540f"}','2026-07-15T04:00:24.000000+00:00');
CREATE TABLE erasure (
	id INTEGER NOT NULL, 
	assessment_id INTEGER NOT NULL, 
	assessment_uuid TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_erasure PRIMARY KEY (id)
)
 STRICT

;
CREATE TABLE handover (
	id INTEGER NOT NULL, 
	assessment_id INTEGER NOT NULL, 
	way TEXT NOT NULL, 
	file TEXT NOT NULL, 
	entries INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_handover PRIMARY KEY (id), 
	CONSTRAINT ck_handover_way_known CHECK (way IN ('file', 'copy', 'here')), 
	CONSTRAINT fk_handover_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
)
 STRICT

;
INSERT INTO "handover" VALUES(1,3,'file','王小明.ksa',1,'2026-07-15T04:00:00.000000+00:00');
CREATE TABLE known_key (
	holder TEXT NOT NULL, 
	public_key TEXT NOT NULL, 
	seen_at TEXT NOT NULL, 
	CONSTRAINT pk_known_key PRIMARY KEY (holder, public_key)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "known_key" VALUES('00000000-0000-4000-8000-0000000000bb','0303030303030303030303030303030303030303030303030303030303030303','2026-07-15T04:00:00.000000+00:00');
CREATE TABLE person (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	uuid TEXT NOT NULL, 
	name TEXT NOT NULL, 
	staff_number TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	CONSTRAINT uq_person_uuid UNIQUE (uuid)
)
 STRICT

;
INSERT INTO "person" VALUES(1,'37e80218-9a0d-4a00-bd28-317c0a4dfe22','王小明','E001','2026-07-15T04:00:02.000000+00:00');
CREATE TABLE person_erasure (
	id INTEGER NOT NULL, 
	person_uuid TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_person_erasure PRIMARY KEY (id)
)
 STRICT

;
CREATE TABLE plan_item (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	assessment_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	item TEXT NOT NULL, 
	text TEXT NOT NULL, 
	present_level INTEGER, 
	target_level INTEGER, 
	way TEXT NOT NULL, 
	course TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	due TEXT NOT NULL, 
	how_checked TEXT NOT NULL, 
	result TEXT NOT NULL, 
	changed_at TEXT NOT NULL, 
	CONSTRAINT pk_plan_item PRIMARY KEY (id), 
	CONSTRAINT uq_plan_item_uuid UNIQUE (uuid), 
	CONSTRAINT ck_plan_item_present_level_on_scale CHECK (present_level BETWEEN 0 AND 6), 
	CONSTRAINT ck_plan_item_target_level_on_scale CHECK (target_level BETWEEN 0 AND 6), 
	CONSTRAINT fk_plan_item_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
)
 STRICT

;
INSERT INTO "plan_item" VALUES(1,'b3222d20-99b2-49c4-8bc0-d1489ac9aed6',3,0,'P2.1.2','帶班',NULL,NULL,'','','','','','完成','2026-07-15T04:00:21.000000+00:00');
INSERT INTO "plan_item" VALUES(2,'fc6c7c50-6b8e-5eef-840b-8a934e7c409c',4,0,'P2.1.2','帶班',NULL,NULL,'','','','','','完成','2026-07-15T04:00:24.000000+00:00');
CREATE TABLE profile (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	shipped_digest TEXT NOT NULL, 
	CONSTRAINT pk_profile PRIMARY KEY (id), 
	CONSTRAINT ck_profile_one_row CHECK (id = 1)
)
 STRICT

;
INSERT INTO "profile" VALUES(1,'cb5f3548-fecb-4a69-b959-468242fa2226','2026-07-15T04:00:01.000000+00:00','e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
CREATE TABLE rating (
	assessment_id INTEGER NOT NULL, 
	indicator TEXT NOT NULL, 
	series TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	level INTEGER, 
	reason TEXT NOT NULL, 
	comment TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	missing TEXT NOT NULL, 
	is_flagged INTEGER NOT NULL, 
	changed_at TEXT NOT NULL, 
	basis TEXT DEFAULT 'own' NOT NULL, 
	CONSTRAINT pk_rating PRIMARY KEY (assessment_id, indicator, series), 
	CONSTRAINT ck_rating_series_known CHECK (series IN ('self', 'supervisor', 'agreed')), 
	CONSTRAINT ck_rating_kind_known CHECK (kind IN ('rated', 'not_applicable', 'not_observed', 'unanswered')), 
	CONSTRAINT ck_rating_level_on_scale CHECK (level BETWEEN 0 AND 6), 
	CONSTRAINT ck_rating_level_where_rated CHECK ((kind = 'rated') = (level IS NOT NULL)), 
	CONSTRAINT ck_rating_reason_where_needed CHECK ((kind = 'not_applicable') = (reason <> '')), 
	CONSTRAINT ck_rating_is_flagged_truth CHECK (is_flagged IN (0, 1)), 
	CONSTRAINT fk_rating_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "rating" VALUES(1,'P1.1.1','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:03.000000+00:00','own');
INSERT INTO "rating" VALUES(1,'P1.1.1','supervisor','rated',2,'','','[]','[]',0,'2026-07-15T04:00:07.000000+00:00','own');
INSERT INTO "rating" VALUES(1,'P1.1.2','self','not_applicable',NULL,'不屬於這個職位','','[]','[]',0,'2026-07-15T04:00:04.000000+00:00','own');
INSERT INTO "rating" VALUES(1,'P1.2.1','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:03.000000+00:00','own');
INSERT INTO "rating" VALUES(1,'P1.2.2','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:03.000000+00:00','own');
INSERT INTO "rating" VALUES(1,'P2.1.1','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:03.000000+00:00','own');
INSERT INTO "rating" VALUES(1,'P2.1.2','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:03.000000+00:00','own');
INSERT INTO "rating" VALUES(2,'P1.1.1','self','rated',1,'','','[]','[]',0,'2026-07-15T04:00:09.000000+00:00','own');
INSERT INTO "rating" VALUES(3,'P1.1.1','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:11.000000+00:00','own');
INSERT INTO "rating" VALUES(3,'P1.1.1','supervisor','rated',3,'','','[]','[]',0,'2026-07-15T04:00:16.000000+00:00','agreed_task');
INSERT INTO "rating" VALUES(3,'P1.1.2','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:11.000000+00:00','own');
INSERT INTO "rating" VALUES(3,'P1.1.2','supervisor','rated',3,'','','[]','[]',0,'2026-07-15T04:00:16.000000+00:00','agreed_task');
INSERT INTO "rating" VALUES(3,'P1.2.1','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:11.000000+00:00','own');
INSERT INTO "rating" VALUES(3,'P1.2.1','supervisor','rated',3,'','','[]','[]',0,'2026-07-15T04:00:17.000000+00:00','agreed');
INSERT INTO "rating" VALUES(3,'P1.2.2','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:11.000000+00:00','own');
INSERT INTO "rating" VALUES(3,'P1.2.2','supervisor','rated',3,'','','[]','[]',0,'2026-07-15T04:00:17.000000+00:00','agreed');
INSERT INTO "rating" VALUES(3,'P2.1.1','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:11.000000+00:00','own');
INSERT INTO "rating" VALUES(3,'P2.1.1','supervisor','rated',3,'','','[]','[]',0,'2026-07-15T04:00:17.000000+00:00','agreed');
INSERT INTO "rating" VALUES(3,'P2.1.2','agreed','rated',2,'','面談時一起看過紀錄','[]','[]',0,'2026-07-15T04:00:19.000000+00:00','own');
INSERT INTO "rating" VALUES(3,'P2.1.2','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:11.000000+00:00','own');
INSERT INTO "rating" VALUES(3,'P2.1.2','supervisor','rated',1,'','還沒有獨立做過','[]','[]',0,'2026-07-15T04:00:18.000000+00:00','own');
INSERT INTO "rating" VALUES(4,'P1.1.1','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:24.000000+00:00','own');
INSERT INTO "rating" VALUES(4,'P1.1.2','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:24.000000+00:00','own');
INSERT INTO "rating" VALUES(4,'P1.2.1','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:24.000000+00:00','own');
INSERT INTO "rating" VALUES(4,'P1.2.2','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:24.000000+00:00','own');
INSERT INTO "rating" VALUES(4,'P2.1.1','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:24.000000+00:00','own');
INSERT INTO "rating" VALUES(4,'P2.1.2','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:24.000000+00:00','own');
CREATE TABLE rating_event (
	assessment_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	indicator TEXT NOT NULL, 
	series TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	level INTEGER, 
	reason TEXT NOT NULL, 
	comment TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	missing TEXT NOT NULL, 
	is_flagged INTEGER NOT NULL, 
	changed_at TEXT NOT NULL, 
	basis TEXT DEFAULT 'own' NOT NULL, 
	CONSTRAINT pk_rating_event PRIMARY KEY (assessment_id, number), 
	CONSTRAINT fk_rating_event_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "rating_event" VALUES(1,1,'P1.1.1','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:03.000000+00:00','own');
INSERT INTO "rating_event" VALUES(1,2,'P1.1.2','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:03.000000+00:00','own');
INSERT INTO "rating_event" VALUES(1,3,'P1.2.1','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:03.000000+00:00','own');
INSERT INTO "rating_event" VALUES(1,4,'P1.2.2','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:03.000000+00:00','own');
INSERT INTO "rating_event" VALUES(1,5,'P2.1.1','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:03.000000+00:00','own');
INSERT INTO "rating_event" VALUES(1,6,'P2.1.2','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:03.000000+00:00','own');
INSERT INTO "rating_event" VALUES(1,7,'P1.1.2','self','not_applicable',NULL,'不屬於這個職位','','[]','[]',0,'2026-07-15T04:00:04.000000+00:00','own');
INSERT INTO "rating_event" VALUES(1,8,'P1.1.1','supervisor','rated',2,'','','[]','[]',0,'2026-07-15T04:00:07.000000+00:00','own');
INSERT INTO "rating_event" VALUES(2,1,'P1.1.1','self','rated',1,'','','[]','[]',0,'2026-07-15T04:00:09.000000+00:00','own');
INSERT INTO "rating_event" VALUES(3,1,'P1.1.1','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:11.000000+00:00','own');
INSERT INTO "rating_event" VALUES(3,2,'P1.1.2','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:11.000000+00:00','own');
INSERT INTO "rating_event" VALUES(3,3,'P1.2.1','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:11.000000+00:00','own');
INSERT INTO "rating_event" VALUES(3,4,'P1.2.2','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:11.000000+00:00','own');
INSERT INTO "rating_event" VALUES(3,5,'P2.1.1','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:11.000000+00:00','own');
INSERT INTO "rating_event" VALUES(3,6,'P2.1.2','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:11.000000+00:00','own');
INSERT INTO "rating_event" VALUES(3,7,'P1.1.1','supervisor','rated',3,'','','[]','[]',0,'2026-07-15T04:00:16.000000+00:00','agreed_task');
INSERT INTO "rating_event" VALUES(3,8,'P1.1.2','supervisor','rated',3,'','','[]','[]',0,'2026-07-15T04:00:16.000000+00:00','agreed_task');
INSERT INTO "rating_event" VALUES(3,9,'P1.2.1','supervisor','rated',3,'','','[]','[]',0,'2026-07-15T04:00:17.000000+00:00','agreed');
INSERT INTO "rating_event" VALUES(3,10,'P1.2.2','supervisor','rated',3,'','','[]','[]',0,'2026-07-15T04:00:17.000000+00:00','agreed');
INSERT INTO "rating_event" VALUES(3,11,'P2.1.1','supervisor','rated',3,'','','[]','[]',0,'2026-07-15T04:00:17.000000+00:00','agreed');
INSERT INTO "rating_event" VALUES(3,12,'P2.1.2','supervisor','rated',1,'','還沒有獨立做過','[]','[]',0,'2026-07-15T04:00:18.000000+00:00','own');
INSERT INTO "rating_event" VALUES(3,13,'P2.1.2','agreed','rated',2,'','面談時一起看過紀錄','[]','[]',0,'2026-07-15T04:00:19.000000+00:00','own');
INSERT INTO "rating_event" VALUES(4,1,'P1.1.1','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:24.000000+00:00','own');
INSERT INTO "rating_event" VALUES(4,2,'P1.1.2','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:24.000000+00:00','own');
INSERT INTO "rating_event" VALUES(4,3,'P1.2.1','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:24.000000+00:00','own');
INSERT INTO "rating_event" VALUES(4,4,'P1.2.2','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:24.000000+00:00','own');
INSERT INTO "rating_event" VALUES(4,5,'P2.1.1','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:24.000000+00:00','own');
INSERT INTO "rating_event" VALUES(4,6,'P2.1.2','self','rated',3,'','','[]','[]',0,'2026-07-15T04:00:24.000000+00:00','own');
CREATE TABLE received (
	assessment_id INTEGER NOT NULL, 
	person_uuid TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_received PRIMARY KEY (assessment_id), 
	CONSTRAINT fk_received_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
)
 STRICT

;
INSERT INTO "received" VALUES(3,'00000000-0000-4000-8000-0000000000bb','2026-07-15T04:00:00.000000+00:00');
CREATE TABLE required_override (
	assessment_id INTEGER NOT NULL, 
	indicator TEXT NOT NULL, 
	level INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	changed_at TEXT NOT NULL, 
	CONSTRAINT pk_required_override PRIMARY KEY (assessment_id, indicator), 
	CONSTRAINT ck_required_override_level_on_scale CHECK (level BETWEEN 1 AND 6), 
	CONSTRAINT ck_required_override_reason_given CHECK (reason <> ''), 
	CONSTRAINT fk_required_override_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "required_override" VALUES(1,'P2.1.1',2,'只負責協助','2026-07-15T04:00:05.000000+00:00');
CREATE TABLE signing_key (
	holder TEXT NOT NULL, 
	private_key TEXT NOT NULL, 
	public_key TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	CONSTRAINT pk_signing_key PRIMARY KEY (holder)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "signing_key" VALUES('37e80218-9a0d-4a00-bd28-317c0a4dfe22','c7c5d15e621da0391c8eec0b1ec462c81c74b4b57081b4a644f664db88f09431','022b1a7b4c22228aeb8dc4b8b48f115552b6226594b94cca618df0b07db9a4ab','2026-07-15T04:00:06.000000+00:00');
INSERT INTO "signing_key" VALUES('supervisor:林怡君','f29f24df58945693399ffc7cd79bfc904e7dc7832a15ec9e4ec61b0fb3d7f4ae','e6bef36de643fe5b54b37683f991a913c0a6b9b7dfee9b27f7e5905a58aea4cf','2026-07-15T04:00:13.000000+00:00');
CREATE TABLE standard_version (
	id INTEGER NOT NULL, 
	content_hash TEXT NOT NULL, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	level INTEGER, 
	tasks INTEGER NOT NULL, 
	indicators INTEGER NOT NULL, 
	document TEXT NOT NULL, 
	read_at TEXT NOT NULL, 
	imported_at TEXT NOT NULL, 
	CONSTRAINT pk_standard_version PRIMARY KEY (id), 
	CONSTRAINT uq_standard_version_content_hash UNIQUE (content_hash)
)
 STRICT

;
INSERT INTO "standard_version" VALUES(1,'2c8d7519706201ec5bfed5c61582ad97dc7fa6045d2a8c3f24d140045123987e','TST0001-001v1','測試專員','standard',3,3,6,'{"format":"ksa-standard/1","kind":"standard","code":"TST0001-001v1","name":"測試專員","version_history":[],"category":{"job_category":{"name":"休閒與觀光旅遊","code":"TTM"},"occupation":null,"industry":null},"description":"測試用的職能基準。","level":3,"duties":[{"code":"T1","name":"職責1","tasks":[{"code":"T1.1","name":"任務1.1","level":4,"outputs":[{"code":"O1.1.1","name":"紀錄表"}],"indicators":[{"code":"P1.1.1","text":"能完成第1.1.1項工作。"},{"code":"P1.1.2","text":"能完成第1.1.2項工作。"}],"knowledge":["K01"],"skills":["S01"]},{"code":"T1.2","name":"任務1.2","level":3,"outputs":[{"code":"O1.2.1","name":"紀錄表"}],"indicators":[{"code":"P1.2.1","text":"能完成第1.2.1項工作。"},{"code":"P1.2.2","text":"能完成第1.2.2項工作。"}],"knowledge":["K01"],"skills":["S01"]}]},{"code":"T2","name":"職責2","tasks":[{"code":"T2.1","name":"任務2.1","level":5,"outputs":[{"code":"O2.1.1","name":"紀錄表"}],"indicators":[{"code":"P2.1.1","text":"能完成第2.1.1項工作。"},{"code":"P2.1.2","text":"能完成第2.1.2項工作。"}],"knowledge":["K01"],"skills":["S01"]}]}],"knowledge":[{"code":"K01","name":"產業知識"},{"code":"K02","name":"法規知識"}],"skills":[{"code":"S01","name":"溝通技能"},{"code":"S02","name":"分析技能"}],"attitudes":[{"code":"A01","name":"主動積極","description":null,"tasks":null}],"prerequisites":[],"notes":[],"assessment_guide":null,"updates":null,"source":{"file":"test.txt","sha256":"0000000000000000000000000000000000000000000000000000000000000000","reader":"test/1"},"issues":[]}','2026-07-15T04:00:00.000000+00:00','2026-07-15T04:00:00.000000+00:00');
CREATE TABLE submission (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	assessment_id INTEGER NOT NULL, 
	series TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	content TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	submitted_at TEXT NOT NULL, 
	CONSTRAINT pk_submission PRIMARY KEY (id), 
	CONSTRAINT uq_submission_uuid UNIQUE (uuid), 
	CONSTRAINT uq_submission_assessment_id_series_number UNIQUE (assessment_id, series, number), 
	CONSTRAINT ck_submission_series_known CHECK (series IN ('self', 'supervisor', 'agreed')), 
	CONSTRAINT fk_submission_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
)
 STRICT

;
INSERT INTO "submission" VALUES(1,'a268b306-506e-4ee9-afd1-d769fd17f99c',1,'self',1,'{"actor":"王小明","amends":null,"answers":{"P1.1.1":{"comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P1.1.2":{"comment":"","evidence":[],"is_flagged":false,"kind":"not_applicable","level":null,"missing":[],"reason":"不屬於這個職位"},"P1.2.1":{"comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P1.2.2":{"comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P2.1.1":{"comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P2.1.2":{"comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""}},"assessment":"83837751-6462-470b-b8a1-6b9aea415787","format":"ksa-submission/1","head":{"department":"客務部","kind":"regular","period":{"end":null,"label":"2026 下半年","start":null},"supervisor":"林怡君","title":""},"number":1,"overrides":{"P2.1.1":{"level":2,"reason":"只負責協助"}},"person":{"name":"王小明","staff_number":"E001","uuid":"37e80218-9a0d-4a00-bd28-317c0a4dfe22"},"scale":"icap-person/1","series":"self","standard":{"code":"TST0001-001v1","hash":"2c8d7519706201ec5bfed5c61582ad97dc7fa6045d2a8c3f24d140045123987e"},"submitted_at":"2026-07-15T04:00:06.000000+00:00"}','9733292edbfbd2eaab7964cc4bd4f4e5a6104def8bbe9859dd50f52fcd361079','王小明','2026-07-15T04:00:06.000000+00:00');
INSERT INTO "submission" VALUES(2,'5dc9353b-e728-44db-937e-1c67b30ab2ec',3,'self',1,'{"actor":"王小明","amends":null,"answers":{"P1.1.1":{"comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P1.1.2":{"comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P1.2.1":{"comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P1.2.2":{"comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P2.1.1":{"comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P2.1.2":{"comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""}},"assessment":"6df05c51-5239-4256-8fa6-93b65aae1baf","format":"ksa-submission/1","head":{"department":"","kind":"promotion","period":{"end":null,"label":"2026 下半年","start":null},"supervisor":"林怡君","title":""},"number":1,"overrides":{},"person":{"name":"王小明","staff_number":"E001","uuid":"37e80218-9a0d-4a00-bd28-317c0a4dfe22"},"scale":"icap-person/1","series":"self","standard":{"code":"TST0001-001v1","hash":"2c8d7519706201ec5bfed5c61582ad97dc7fa6045d2a8c3f24d140045123987e"},"submitted_at":"2026-07-15T04:00:12.000000+00:00"}','36261c90520ff1987a8a9ac39af0bf7e5c35bb3168ddcc5d7214f44508b63247','王小明','2026-07-15T04:00:12.000000+00:00');
INSERT INTO "submission" VALUES(3,'2d36f2b2-3ba7-43c9-8a39-3dbcd84b49bd',3,'self',2,'{"actor":"王小明","amends":null,"answers":{"P1.1.1":{"comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P1.1.2":{"comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P1.2.1":{"comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P1.2.2":{"comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P2.1.1":{"comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P2.1.2":{"comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""}},"assessment":"6df05c51-5239-4256-8fa6-93b65aae1baf","format":"ksa-submission/1","head":{"department":"","kind":"promotion","period":{"end":null,"label":"2026 下半年","start":null},"supervisor":"林怡君","title":""},"number":2,"overrides":{},"person":{"name":"王小明","staff_number":"E001","uuid":"37e80218-9a0d-4a00-bd28-317c0a4dfe22"},"scale":"icap-person/1","series":"self","standard":{"code":"TST0001-001v1","hash":"2c8d7519706201ec5bfed5c61582ad97dc7fa6045d2a8c3f24d140045123987e"},"submitted_at":"2026-07-15T04:00:14.000000+00:00"}','a47ac400d531b3a828104fd51e740a96437e3c3df2f5040dbfa8d3ebfd58f240','王小明','2026-07-15T04:00:14.000000+00:00');
INSERT INTO "submission" VALUES(4,'edcf431a-3af4-4e71-aee8-184bc338c334',3,'supervisor',1,'{"actor":"林怡君","amends":null,"answers":{"P1.1.1":{"basis":"agreed_task","comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P1.1.2":{"basis":"agreed_task","comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P1.2.1":{"basis":"agreed","comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P1.2.2":{"basis":"agreed","comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P2.1.1":{"basis":"agreed","comment":"","evidence":[],"is_flagged":false,"kind":"rated","level":3,"missing":[],"reason":""},"P2.1.2":{"comment":"還沒有獨立做過","evidence":[],"is_flagged":false,"kind":"rated","level":1,"missing":[],"reason":""}},"assessment":"6df05c51-5239-4256-8fa6-93b65aae1baf","format":"ksa-submission/1","head":{"department":"","kind":"promotion","period":{"end":null,"label":"2026 下半年","start":null},"supervisor":"林怡君","title":""},"number":1,"overrides":{},"person":{"name":"王小明","staff_number":"E001","uuid":"37e80218-9a0d-4a00-bd28-317c0a4dfe22"},"scale":"icap-person/1","series":"supervisor","standard":{"code":"TST0001-001v1","hash":"2c8d7519706201ec5bfed5c61582ad97dc7fa6045d2a8c3f24d140045123987e"},"submitted_at":"2026-07-15T04:00:22.000000+00:00"}','854a263d47141deed2bcbb9adfa93153d8540faad5e57064fd02ff62b49fae04','林怡君','2026-07-15T04:00:22.000000+00:00');
INSERT INTO "submission" VALUES(5,'bf2f5464-39e3-4039-95f7-0c3469a6d205',3,'agreed',1,'{"actor":"林怡君","amends":null,"answers":{"P1.1.1":{"comment":"","evidence":[],"is_flagged":false,"kind":"unanswered","level":null,"missing":[],"reason":""},"P1.1.2":{"comment":"","evidence":[],"is_flagged":false,"kind":"unanswered","level":null,"missing":[],"reason":""},"P1.2.1":{"comment":"","evidence":[],"is_flagged":false,"kind":"unanswered","level":null,"missing":[],"reason":""},"P1.2.2":{"comment":"","evidence":[],"is_flagged":false,"kind":"unanswered","level":null,"missing":[],"reason":""},"P2.1.1":{"comment":"","evidence":[],"is_flagged":false,"kind":"unanswered","level":null,"missing":[],"reason":""},"P2.1.2":{"comment":"面談時一起看過紀錄","evidence":[],"is_flagged":false,"kind":"rated","level":2,"missing":[],"reason":""}},"assessment":"6df05c51-5239-4256-8fa6-93b65aae1baf","format":"ksa-submission/1","head":{"department":"","kind":"promotion","period":{"end":null,"label":"2026 下半年","start":null},"supervisor":"林怡君","title":""},"number":1,"overrides":{},"person":{"name":"王小明","staff_number":"E001","uuid":"37e80218-9a0d-4a00-bd28-317c0a4dfe22"},"scale":"icap-person/1","series":"agreed","standard":{"code":"TST0001-001v1","hash":"2c8d7519706201ec5bfed5c61582ad97dc7fa6045d2a8c3f24d140045123987e"},"submitted_at":"2026-07-15T04:00:22.000000+00:00"}','9711ad838358babadb03b1f9bd50b725158c2d0bddaa6752412f70aecf376f68','林怡君','2026-07-15T04:00:22.000000+00:00');
CREATE TABLE transition (
	id INTEGER NOT NULL, 
	assessment_id INTEGER NOT NULL, 
	action TEXT NOT NULL, 
	from_state TEXT NOT NULL, 
	to_state TEXT NOT NULL, 
	role TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_transition PRIMARY KEY (id), 
	CONSTRAINT ck_transition_action_known CHECK (action IN ('submit', 'withdraw', 'return', 'complete', 'confirm', 'sign_on_paper', 'reopen')), 
	CONSTRAINT ck_transition_role_known CHECK (role IN ('employee', 'supervisor')), 
	CONSTRAINT fk_transition_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
)
 STRICT

;
INSERT INTO "transition" VALUES(1,1,'submit','draft','submitted','employee','王小明','','2026-07-15T04:00:06.000000+00:00');
INSERT INTO "transition" VALUES(2,3,'submit','draft','submitted','employee','王小明','','2026-07-15T04:00:12.000000+00:00');
INSERT INTO "transition" VALUES(3,3,'return','submitted','returned','supervisor','林怡君','請補充佐證','2026-07-15T04:00:13.000000+00:00');
INSERT INTO "transition" VALUES(4,3,'submit','returned','submitted','employee','王小明','','2026-07-15T04:00:14.000000+00:00');
INSERT INTO "transition" VALUES(5,3,'complete','submitted','reviewed','supervisor','林怡君','','2026-07-15T04:00:22.000000+00:00');
INSERT INTO "transition" VALUES(6,3,'confirm','reviewed','closed','employee','王小明','已閱讀，另有說明','2026-07-15T04:00:23.000000+00:00');
INSERT INTO "transition" VALUES(7,3,'reopen','closed','closed','employee','王小明','期間寫錯','2026-07-15T04:00:24.000000+00:00');
CREATE INDEX ix_standard_version_code ON standard_version (code);
CREATE UNIQUE INDEX uq_person_staff_number ON person (staff_number) WHERE staff_number != '';
CREATE UNIQUE INDEX uq_person_name_without_number ON person (name) WHERE staff_number = '';
CREATE INDEX ix_assessment_standard_version_id ON assessment (standard_version_id);
CREATE INDEX ix_transition_assessment_id ON transition (assessment_id);
CREATE INDEX ix_plan_item_assessment_id ON plan_item (assessment_id);
CREATE INDEX ix_handover_assessment_id ON handover (assessment_id);
CREATE TRIGGER rating_locked_insert BEFORE INSERT ON rating
WHEN NOT EXISTS (SELECT 1 FROM assessment WHERE id = NEW.assessment_id AND NEW.series || ':' || state IN ('self:draft', 'self:returned', 'supervisor:submitted', 'agreed:submitted'))
BEGIN
  SELECT RAISE(ABORT, 'refused: rating_locked_insert');
END;
CREATE TRIGGER rating_locked_update BEFORE UPDATE ON rating
WHEN NOT EXISTS (SELECT 1 FROM assessment WHERE id = OLD.assessment_id AND OLD.series || ':' || state IN ('self:draft', 'self:returned', 'supervisor:submitted', 'agreed:submitted')) OR NOT EXISTS (SELECT 1 FROM assessment WHERE id = NEW.assessment_id AND NEW.series || ':' || state IN ('self:draft', 'self:returned', 'supervisor:submitted', 'agreed:submitted'))
BEGIN
  SELECT RAISE(ABORT, 'refused: rating_locked_update');
END;
CREATE TRIGGER rating_locked_delete BEFORE DELETE ON rating
WHEN (NOT EXISTS (SELECT 1 FROM assessment WHERE id = OLD.assessment_id AND OLD.series || ':' || state IN ('self:draft', 'self:returned', 'supervisor:submitted', 'agreed:submitted'))) AND NOT EXISTS (SELECT 1 FROM person_erasure WHERE OLD.assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = person_erasure.person_uuid))
BEGIN
  SELECT RAISE(ABORT, 'refused: rating_locked_delete');
END;
CREATE TRIGGER rating_logged_insert AFTER INSERT ON rating
BEGIN
  INSERT INTO rating_event (assessment_id, number, indicator, series, kind, level, reason, comment, evidence, missing, is_flagged, changed_at, basis)
  VALUES (NEW.assessment_id, (SELECT coalesce(max(number), 0) + 1 FROM rating_event WHERE assessment_id = NEW.assessment_id), NEW.indicator, NEW.series, NEW.kind, NEW.level, NEW.reason, NEW.comment, NEW.evidence, NEW.missing, NEW.is_flagged, NEW.changed_at, NEW.basis);
END;
CREATE TRIGGER rating_logged_update AFTER UPDATE ON rating
BEGIN
  INSERT INTO rating_event (assessment_id, number, indicator, series, kind, level, reason, comment, evidence, missing, is_flagged, changed_at, basis)
  VALUES (NEW.assessment_id, (SELECT coalesce(max(number), 0) + 1 FROM rating_event WHERE assessment_id = NEW.assessment_id), NEW.indicator, NEW.series, NEW.kind, NEW.level, NEW.reason, NEW.comment, NEW.evidence, NEW.missing, NEW.is_flagged, NEW.changed_at, NEW.basis);
END;
CREATE TRIGGER rating_logged_delete AFTER DELETE ON rating
BEGIN
  INSERT INTO rating_event (assessment_id, number, indicator, series, kind, level, reason, comment, evidence, missing, is_flagged, changed_at, basis)
  VALUES (OLD.assessment_id, (SELECT coalesce(max(number), 0) + 1 FROM rating_event WHERE assessment_id = OLD.assessment_id), OLD.indicator, OLD.series, 'unanswered', NULL, '', '', '[]', '[]', 0, OLD.changed_at, 'own');
END;
CREATE TRIGGER rating_event_not_replaced BEFORE INSERT ON rating_event
WHEN EXISTS (SELECT 1 FROM rating_event WHERE assessment_id = NEW.assessment_id AND number = NEW.number)
BEGIN
  SELECT RAISE(ABORT, 'refused: rating_event_not_replaced');
END;
CREATE TRIGGER rating_event_not_changed BEFORE UPDATE ON rating_event
WHEN TRUE
BEGIN
  SELECT RAISE(ABORT, 'refused: rating_event_not_changed');
END;
CREATE TRIGGER rating_event_not_deleted BEFORE DELETE ON rating_event
WHEN (NOT (EXISTS (SELECT 1 FROM erasure WHERE assessment_id = OLD.assessment_id) AND NOT EXISTS (SELECT 1 FROM submission WHERE assessment_id = OLD.assessment_id) AND NOT EXISTS (SELECT 1 FROM transition WHERE assessment_id = OLD.assessment_id))) AND NOT EXISTS (SELECT 1 FROM person_erasure WHERE OLD.assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = person_erasure.person_uuid))
BEGIN
  SELECT RAISE(ABORT, 'refused: rating_event_not_deleted');
END;
CREATE TRIGGER submission_not_replaced BEFORE INSERT ON submission
WHEN EXISTS (SELECT 1 FROM submission WHERE id = NEW.id OR uuid = NEW.uuid)
BEGIN
  SELECT RAISE(ABORT, 'refused: submission_not_replaced');
END;
CREATE TRIGGER submission_not_changed BEFORE UPDATE ON submission
WHEN TRUE
BEGIN
  SELECT RAISE(ABORT, 'refused: submission_not_changed');
END;
CREATE TRIGGER submission_not_deleted BEFORE DELETE ON submission
WHEN (TRUE) AND NOT EXISTS (SELECT 1 FROM person_erasure WHERE OLD.assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = person_erasure.person_uuid))
BEGIN
  SELECT RAISE(ABORT, 'refused: submission_not_deleted');
END;
CREATE TRIGGER submission_of_an_open_series BEFORE INSERT ON submission
WHEN NOT EXISTS (SELECT 1 FROM assessment WHERE id = NEW.assessment_id AND NEW.series || ':' || state IN ('self:draft', 'self:returned', 'supervisor:submitted', 'agreed:submitted'))
BEGIN
  SELECT RAISE(ABORT, 'refused: submission_of_an_open_series');
END;
CREATE TRIGGER transition_not_replaced BEFORE INSERT ON transition
WHEN EXISTS (SELECT 1 FROM transition WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'refused: transition_not_replaced');
END;
CREATE TRIGGER transition_not_changed BEFORE UPDATE ON transition
WHEN TRUE
BEGIN
  SELECT RAISE(ABORT, 'refused: transition_not_changed');
END;
CREATE TRIGGER transition_not_deleted BEFORE DELETE ON transition
WHEN (TRUE) AND NOT EXISTS (SELECT 1 FROM person_erasure WHERE OLD.assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = person_erasure.person_uuid))
BEGIN
  SELECT RAISE(ABORT, 'refused: transition_not_deleted');
END;
CREATE TRIGGER standard_version_not_replaced BEFORE INSERT ON standard_version
WHEN EXISTS (SELECT 1 FROM standard_version WHERE id = NEW.id OR content_hash = NEW.content_hash)
BEGIN
  SELECT RAISE(ABORT, 'refused: standard_version_not_replaced');
END;
CREATE TRIGGER standard_version_not_changed BEFORE UPDATE ON standard_version
WHEN TRUE
BEGIN
  SELECT RAISE(ABORT, 'refused: standard_version_not_changed');
END;
CREATE TRIGGER standard_version_not_deleted BEFORE DELETE ON standard_version
WHEN TRUE
BEGIN
  SELECT RAISE(ABORT, 'refused: standard_version_not_deleted');
END;
CREATE TRIGGER erasure_not_replaced BEFORE INSERT ON erasure
WHEN EXISTS (SELECT 1 FROM erasure WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'refused: erasure_not_replaced');
END;
CREATE TRIGGER erasure_not_changed BEFORE UPDATE ON erasure
WHEN TRUE
BEGIN
  SELECT RAISE(ABORT, 'refused: erasure_not_changed');
END;
CREATE TRIGGER erasure_not_deleted BEFORE DELETE ON erasure
WHEN TRUE
BEGIN
  SELECT RAISE(ABORT, 'refused: erasure_not_deleted');
END;
CREATE TRIGGER transition_allowed BEFORE INSERT ON transition
WHEN NOT (NEW.action || ':' || NEW.from_state || ':' || NEW.to_state || ':' || NEW.role IN ('complete:submitted:reviewed:supervisor', 'confirm:reviewed:closed:employee', 'reopen:closed:closed:employee', 'reopen:closed:closed:supervisor', 'return:submitted:returned:supervisor', 'sign_on_paper:reviewed:closed:supervisor', 'submit:draft:submitted:employee', 'submit:returned:submitted:employee', 'withdraw:submitted:draft:employee') AND EXISTS (SELECT 1 FROM assessment WHERE id = NEW.assessment_id AND state = NEW.from_state))
BEGIN
  SELECT RAISE(ABORT, 'refused: transition_allowed');
END;
CREATE TRIGGER transition_reason_given BEFORE INSERT ON transition
WHEN NEW.action IN ('reopen', 'return', 'withdraw') AND trim(NEW.reason) = ''
BEGIN
  SELECT RAISE(ABORT, 'refused: transition_reason_given');
END;
CREATE TRIGGER transition_keeps BEFORE INSERT ON transition
WHEN ((NEW.action = 'submit' AND 1 > (SELECT count(*) FROM submission WHERE assessment_id = NEW.assessment_id AND submitted_at = NEW.at AND series IN ('self'))) OR (NEW.action = 'complete' AND 2 > (SELECT count(*) FROM submission WHERE assessment_id = NEW.assessment_id AND submitted_at = NEW.at AND series IN ('supervisor', 'agreed'))))
BEGIN
  SELECT RAISE(ABORT, 'refused: transition_keeps');
END;
CREATE TRIGGER transition_moves AFTER INSERT ON transition
WHEN NEW.from_state <> NEW.to_state
BEGIN
  UPDATE assessment SET state = NEW.to_state, changed_at = NEW.at,
    submitted_at = CASE WHEN NEW.to_state = 'submitted' THEN NEW.at ELSE submitted_at END
  WHERE id = NEW.assessment_id;
END;
CREATE TRIGGER assessment_starts_as_draft BEFORE INSERT ON assessment
WHEN NEW.state <> 'draft' OR EXISTS (SELECT 1 FROM assessment WHERE id = NEW.id OR uuid = NEW.uuid)
BEGIN
  SELECT RAISE(ABORT, 'refused: assessment_starts_as_draft');
END;
CREATE TRIGGER assessment_pinned BEFORE UPDATE ON assessment
WHEN (NEW.id IS NOT OLD.id OR NEW.uuid IS NOT OLD.uuid OR NEW.standard_version_id IS NOT OLD.standard_version_id OR NEW.scale IS NOT OLD.scale OR NEW.amends IS NOT OLD.amends OR NEW.amendment IS NOT OLD.amendment OR NEW.created_at IS NOT OLD.created_at)
BEGIN
  SELECT RAISE(ABORT, 'refused: assessment_pinned');
END;
CREATE TRIGGER assessment_head_locked BEFORE UPDATE ON assessment
WHEN OLD.state <> 'draft' AND (NEW.person_id IS NOT OLD.person_id OR NEW.person_name IS NOT OLD.person_name OR NEW.staff_number IS NOT OLD.staff_number OR NEW.period_label IS NOT OLD.period_label OR NEW.period_start IS NOT OLD.period_start OR NEW.period_end IS NOT OLD.period_end OR NEW.kind IS NOT OLD.kind OR NEW.department IS NOT OLD.department OR NEW.title IS NOT OLD.title OR NEW.supervisor IS NOT OLD.supervisor)
BEGIN
  SELECT RAISE(ABORT, 'refused: assessment_head_locked');
END;
CREATE TRIGGER assessment_state_logged BEFORE UPDATE ON assessment
WHEN NEW.state IS NOT OLD.state AND NEW.state IS NOT (SELECT to_state FROM transition WHERE assessment_id = NEW.id ORDER BY id DESC LIMIT 1)
BEGIN
  SELECT RAISE(ABORT, 'refused: assessment_state_logged');
END;
CREATE TRIGGER assessment_dates_logged BEFORE UPDATE ON assessment
WHEN (NEW.submitted_at IS NOT OLD.submitted_at AND NEW.submitted_at IS NOT (SELECT at FROM transition WHERE assessment_id = NEW.id AND to_state = 'submitted' ORDER BY id DESC LIMIT 1)) OR (NEW.revision IS NOT OLD.revision AND NEW.revision IS NOT (SELECT max(number) FROM submission WHERE assessment_id = NEW.id AND series = 'self')) OR (OLD.state IN ('reviewed', 'closed') AND NEW.state IS OLD.state AND NEW.changed_at IS NOT OLD.changed_at)
BEGIN
  SELECT RAISE(ABORT, 'refused: assessment_dates_logged');
END;
CREATE TRIGGER assessment_kept BEFORE DELETE ON assessment
WHEN (OLD.state <> 'draft' OR NOT (EXISTS (SELECT 1 FROM erasure WHERE assessment_id = OLD.id) AND NOT EXISTS (SELECT 1 FROM submission WHERE assessment_id = OLD.id) AND NOT EXISTS (SELECT 1 FROM transition WHERE assessment_id = OLD.id))) AND NOT EXISTS (SELECT 1 FROM person_erasure WHERE OLD.id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = person_erasure.person_uuid))
BEGIN
  SELECT RAISE(ABORT, 'refused: assessment_kept');
END;
CREATE TRIGGER erasure_allowed BEFORE INSERT ON erasure
WHEN NOT (EXISTS (SELECT 1 FROM assessment WHERE id = NEW.assessment_id AND uuid = NEW.assessment_uuid AND state = 'draft') AND NOT EXISTS (SELECT 1 FROM submission WHERE assessment_id = NEW.assessment_id) AND NOT EXISTS (SELECT 1 FROM transition WHERE assessment_id = NEW.assessment_id))
BEGIN
  SELECT RAISE(ABORT, 'refused: erasure_allowed');
END;
CREATE TRIGGER required_override_locked_insert BEFORE INSERT ON required_override
WHEN NOT EXISTS (SELECT 1 FROM assessment WHERE id = NEW.assessment_id AND 'self' || ':' || state IN ('self:draft', 'self:returned', 'supervisor:submitted', 'agreed:submitted'))
BEGIN
  SELECT RAISE(ABORT, 'refused: required_override_locked_insert');
END;
CREATE TRIGGER required_override_locked_update BEFORE UPDATE ON required_override
WHEN NOT EXISTS (SELECT 1 FROM assessment WHERE id = OLD.assessment_id AND 'self' || ':' || state IN ('self:draft', 'self:returned', 'supervisor:submitted', 'agreed:submitted')) OR NOT EXISTS (SELECT 1 FROM assessment WHERE id = NEW.assessment_id AND 'self' || ':' || state IN ('self:draft', 'self:returned', 'supervisor:submitted', 'agreed:submitted'))
BEGIN
  SELECT RAISE(ABORT, 'refused: required_override_locked_update');
END;
CREATE TRIGGER required_override_locked_delete BEFORE DELETE ON required_override
WHEN (NOT EXISTS (SELECT 1 FROM assessment WHERE id = OLD.assessment_id AND 'self' || ':' || state IN ('self:draft', 'self:returned', 'supervisor:submitted', 'agreed:submitted'))) AND NOT EXISTS (SELECT 1 FROM person_erasure WHERE OLD.assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = person_erasure.person_uuid))
BEGIN
  SELECT RAISE(ABORT, 'refused: required_override_locked_delete');
END;
CREATE TRIGGER plan_item_locked_insert BEFORE INSERT ON plan_item
WHEN NOT EXISTS (SELECT 1 FROM assessment WHERE id = NEW.assessment_id AND state IN ('draft', 'submitted', 'returned'))
BEGIN
  SELECT RAISE(ABORT, 'refused: plan_item_locked_insert');
END;
CREATE TRIGGER plan_item_locked_update BEFORE UPDATE ON plan_item
WHEN NOT EXISTS (SELECT 1 FROM assessment WHERE id = OLD.assessment_id AND state IN ('draft', 'submitted', 'returned')) OR NOT EXISTS (SELECT 1 FROM assessment WHERE id = NEW.assessment_id AND state IN ('draft', 'submitted', 'returned'))
BEGIN
  SELECT RAISE(ABORT, 'refused: plan_item_locked_update');
END;
CREATE TRIGGER plan_item_locked_delete BEFORE DELETE ON plan_item
WHEN (NOT EXISTS (SELECT 1 FROM assessment WHERE id = OLD.assessment_id AND state IN ('draft', 'submitted', 'returned'))) AND NOT EXISTS (SELECT 1 FROM person_erasure WHERE OLD.assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = person_erasure.person_uuid))
BEGIN
  SELECT RAISE(ABORT, 'refused: plan_item_locked_delete');
END;
CREATE TRIGGER assessment_text_locked_insert BEFORE INSERT ON assessment_text
WHEN ((NEW.place IN ('feedback', 'minutes', 'remarks') AND NOT EXISTS (SELECT 1 FROM assessment WHERE id = NEW.assessment_id AND 'supervisor' || ':' || state IN ('self:draft', 'self:returned', 'supervisor:submitted', 'agreed:submitted'))) OR (NEW.place NOT LIKE 'typing:%' AND EXISTS (SELECT 1 FROM assessment WHERE id = NEW.assessment_id AND state IN ('closed'))))
BEGIN
  SELECT RAISE(ABORT, 'refused: assessment_text_locked_insert');
END;
CREATE TRIGGER assessment_text_locked_update BEFORE UPDATE ON assessment_text
WHEN ((OLD.place IN ('feedback', 'minutes', 'remarks') AND NOT EXISTS (SELECT 1 FROM assessment WHERE id = OLD.assessment_id AND 'supervisor' || ':' || state IN ('self:draft', 'self:returned', 'supervisor:submitted', 'agreed:submitted'))) OR (OLD.place NOT LIKE 'typing:%' AND EXISTS (SELECT 1 FROM assessment WHERE id = OLD.assessment_id AND state IN ('closed')))) OR ((NEW.place IN ('feedback', 'minutes', 'remarks') AND NOT EXISTS (SELECT 1 FROM assessment WHERE id = NEW.assessment_id AND 'supervisor' || ':' || state IN ('self:draft', 'self:returned', 'supervisor:submitted', 'agreed:submitted'))) OR (NEW.place NOT LIKE 'typing:%' AND EXISTS (SELECT 1 FROM assessment WHERE id = NEW.assessment_id AND state IN ('closed'))))
BEGIN
  SELECT RAISE(ABORT, 'refused: assessment_text_locked_update');
END;
CREATE TRIGGER assessment_text_locked_delete BEFORE DELETE ON assessment_text
WHEN (((OLD.place IN ('feedback', 'minutes', 'remarks') AND NOT EXISTS (SELECT 1 FROM assessment WHERE id = OLD.assessment_id AND 'supervisor' || ':' || state IN ('self:draft', 'self:returned', 'supervisor:submitted', 'agreed:submitted'))) OR (OLD.place NOT LIKE 'typing:%' AND EXISTS (SELECT 1 FROM assessment WHERE id = OLD.assessment_id AND state IN ('closed'))))) AND NOT EXISTS (SELECT 1 FROM person_erasure WHERE OLD.assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = person_erasure.person_uuid))
BEGIN
  SELECT RAISE(ABORT, 'refused: assessment_text_locked_delete');
END;
CREATE TRIGGER entry_not_replaced BEFORE INSERT ON entry
WHEN EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'refused: entry_not_replaced');
END;
CREATE TRIGGER entry_not_changed BEFORE UPDATE ON entry
WHEN TRUE
BEGIN
  SELECT RAISE(ABORT, 'refused: entry_not_changed');
END;
CREATE TRIGGER entry_not_deleted BEFORE DELETE ON entry
WHEN (TRUE) AND NOT EXISTS (SELECT 1 FROM person_erasure WHERE OLD.assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = person_erasure.person_uuid))
BEGIN
  SELECT RAISE(ABORT, 'refused: entry_not_deleted');
END;
CREATE TRIGGER entry_of_a_move BEFORE INSERT ON entry
WHEN NOT (NEW.number = (SELECT count(*) + 1 FROM entry WHERE assessment_id = NEW.assessment_id) AND NEW.number <= (SELECT count(*) FROM transition WHERE assessment_id = NEW.assessment_id))
BEGIN
  SELECT RAISE(ABORT, 'refused: entry_of_a_move');
END;
CREATE TRIGGER handover_not_replaced BEFORE INSERT ON handover
WHEN EXISTS (SELECT 1 FROM handover WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'refused: handover_not_replaced');
END;
CREATE TRIGGER handover_not_changed BEFORE UPDATE ON handover
WHEN TRUE
BEGIN
  SELECT RAISE(ABORT, 'refused: handover_not_changed');
END;
CREATE TRIGGER handover_not_deleted BEFORE DELETE ON handover
WHEN (TRUE) AND NOT EXISTS (SELECT 1 FROM person_erasure WHERE OLD.assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = person_erasure.person_uuid))
BEGIN
  SELECT RAISE(ABORT, 'refused: handover_not_deleted');
END;
CREATE TRIGGER received_not_replaced BEFORE INSERT ON received
WHEN EXISTS (SELECT 1 FROM received WHERE assessment_id = NEW.assessment_id)
BEGIN
  SELECT RAISE(ABORT, 'refused: received_not_replaced');
END;
CREATE TRIGGER received_not_changed BEFORE UPDATE ON received
WHEN TRUE
BEGIN
  SELECT RAISE(ABORT, 'refused: received_not_changed');
END;
CREATE TRIGGER received_not_deleted BEFORE DELETE ON received
WHEN (TRUE) AND NOT EXISTS (SELECT 1 FROM person_erasure WHERE OLD.assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = person_erasure.person_uuid))
BEGIN
  SELECT RAISE(ABORT, 'refused: received_not_deleted');
END;
CREATE TRIGGER signing_key_not_replaced BEFORE INSERT ON signing_key
WHEN EXISTS (SELECT 1 FROM signing_key WHERE holder = NEW.holder)
BEGIN
  SELECT RAISE(ABORT, 'refused: signing_key_not_replaced');
END;
CREATE TRIGGER signing_key_not_changed BEFORE UPDATE ON signing_key
WHEN TRUE
BEGIN
  SELECT RAISE(ABORT, 'refused: signing_key_not_changed');
END;
CREATE TRIGGER signing_key_not_deleted BEFORE DELETE ON signing_key
WHEN (TRUE) AND NOT EXISTS (SELECT 1 FROM person_erasure WHERE OLD.holder IN (SELECT person_erasure.person_uuid UNION SELECT received.person_uuid FROM received WHERE received.assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = person_erasure.person_uuid) UNION SELECT 'supervisor:' || person.name FROM person WHERE person.uuid = person_erasure.person_uuid AND NOT EXISTS (SELECT 1 FROM assessment WHERE assessment.supervisor = person.name AND assessment.person_id <> person.id)))
BEGIN
  SELECT RAISE(ABORT, 'refused: signing_key_not_deleted');
END;
CREATE TRIGGER person_erasure_allowed BEFORE INSERT ON person_erasure
WHEN NOT EXISTS (SELECT 1 FROM person WHERE uuid = NEW.person_uuid) OR EXISTS (SELECT 1 FROM person_erasure WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'refused: person_erasure_allowed');
END;
CREATE TRIGGER person_erasure_acts AFTER INSERT ON person_erasure
BEGIN
  DELETE FROM signing_key WHERE holder IN (SELECT NEW.person_uuid UNION SELECT received.person_uuid FROM received WHERE received.assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = NEW.person_uuid) UNION SELECT 'supervisor:' || person.name FROM person WHERE person.uuid = NEW.person_uuid AND NOT EXISTS (SELECT 1 FROM assessment WHERE assessment.supervisor = person.name AND assessment.person_id <> person.id));
  DELETE FROM known_key WHERE holder IN (SELECT NEW.person_uuid UNION SELECT received.person_uuid FROM received WHERE received.assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = NEW.person_uuid) UNION SELECT 'supervisor:' || person.name FROM person WHERE person.uuid = NEW.person_uuid AND NOT EXISTS (SELECT 1 FROM assessment WHERE assessment.supervisor = person.name AND assessment.person_id <> person.id));
  DELETE FROM rating WHERE assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = NEW.person_uuid);
  DELETE FROM rating_event WHERE assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = NEW.person_uuid);
  DELETE FROM required_override WHERE assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = NEW.person_uuid);
  DELETE FROM plan_item WHERE assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = NEW.person_uuid);
  DELETE FROM assessment_text WHERE assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = NEW.person_uuid);
  DELETE FROM entry WHERE assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = NEW.person_uuid);
  DELETE FROM received WHERE assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = NEW.person_uuid);
  DELETE FROM handover WHERE assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = NEW.person_uuid);
  DELETE FROM submission WHERE assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = NEW.person_uuid);
  DELETE FROM transition WHERE assessment_id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = NEW.person_uuid);
  DELETE FROM assessment WHERE id IN (SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id WHERE person.uuid = NEW.person_uuid);
  DELETE FROM person WHERE uuid = NEW.person_uuid;
  UPDATE person_erasure SET person_uuid = '' WHERE person_uuid = NEW.person_uuid;
END;
CREATE TRIGGER person_erasure_not_changed BEFORE UPDATE ON person_erasure
WHEN NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at OR NEW.person_uuid <> '' OR EXISTS (SELECT 1 FROM person WHERE uuid = OLD.person_uuid)
BEGIN
  SELECT RAISE(ABORT, 'refused: person_erasure_not_changed');
END;
CREATE TRIGGER person_erasure_not_deleted BEFORE DELETE ON person_erasure
WHEN TRUE
BEGIN
  SELECT RAISE(ABORT, 'refused: person_erasure_not_deleted');
END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('person',1);
INSERT INTO "sqlite_sequence" VALUES('assessment',4);
COMMIT;
