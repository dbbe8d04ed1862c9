-- Uploaded documents on their way into the knowledge. The files themselves lie in the data folder.
create table import_job (
  id          varchar(36)  not null primary key,
  name        varchar(300) not null,
  size        bigint       not null,
  department  varchar(100),
  user_name   varchar(100) not null,
  uploaded_at timestamp(3) with time zone not null,
  state       varchar(16)  not null,
  message     varchar(2000)
);
