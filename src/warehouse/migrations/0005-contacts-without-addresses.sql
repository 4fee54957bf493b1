-- A deal's contacts as they are kept: ids as they stand, e-mail addresses as the keys of their persons.
create macro contacts_kept(value) as case
  when contains(value, '@') then array_to_string(
    list_transform(
      string_split_regex(value, '\s*[;,]\s*'),
      lambda contact: case when contains(contact, '@') then concat('key:', person_key(contact)) else contact end
    ),
    ';'
  )
  else value
end;
