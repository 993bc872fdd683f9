//! `homeward member`: the first people who may sign in, before there is anyone to add them.

use crate::place::Place;
use anyhow::{Context, bail};
use care::ids::MemberId;
use clap::{Args, Subcommand};
use desk::sign_in::credentials;
use record::access::{self, Capability, Persona, Profile};
use record::{Caller, Record, Refusal};
use std::process::ExitCode;

/// Adds staff who may sign in, or gives someone a new letter to sign in with.
#[derive(Args, Debug)]
pub struct Member {
    #[command(subcommand)]
    doing: Doing,
}

#[derive(Subcommand, Debug)]
enum Doing {
    /// Add a member of the council's staff and print a letter with a one-time code.
    Add {
        /// Their name, as colleagues read it.
        name: String,
        /// What they are: administrator, service_lead, social_worker, key_worker, ...
        #[arg(long, value_name = "PERSONA")]
        persona: String,
        /// What they sign in as: often their e-mail address.
        #[arg(long, value_name = "NAME")]
        user_name: String,
        #[command(flatten)]
        place: Place,
    },
    /// Take away every way someone has to sign in, and print a new letter.
    Letter {
        /// What they sign in as.
        user_name: String,
        #[command(flatten)]
        place: Place,
    },
}

impl Member {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.doing {
            Doing::Add {
                name,
                persona,
                user_name,
                place,
            } => add(&place.open()?, &name, &persona, &user_name)?,
            Doing::Letter { user_name, place } => letter(&place.open_existing()?, &user_name)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn add(record: &Record, name: &str, persona: &str, user_name: &str) -> anyhow::Result<()> {
    let Some(persona) = Persona::from_code(persona).filter(|persona| persona.is_staff()) else {
        let known: Vec<&str> = Persona::ALL
            .iter()
            .filter(|persona| persona.is_staff())
            .map(|persona| persona.code())
            .collect();
        bail!(
            "{persona} is not a persona of the council's staff; these are: {}. Others are added by \
             an administrator, in the browser.",
            known.join(", ")
        );
    };
    let code = record
        .write(&Caller::system("homeward member add"), |tx| {
            let member = MemberId(uuid::Uuid::now_v7());
            access::say_member(tx, member, &Profile::staff(name, persona))?;
            if !credentials::enrol(tx, member, user_name)? {
                return Err(Refusal::invalid(
                    "user_name",
                    "Someone has this user name already",
                ));
            }
            Ok(credentials::new_code(tx, member)?)
        })
        .with_context(|| format!("{name} was not added"))?;
    println!("{name} is added as {persona}.");
    print_letter(user_name, &code);
    if !access::Policy::in_force().may(persona, Capability::ManageMembers) {
        println!("(Only an administrator can add others.)");
    }
    Ok(())
}

fn letter(record: &Record, user_name: &str) -> anyhow::Result<()> {
    let code = record.write(&Caller::system("homeward member letter"), |tx| {
        let Some(member) = credentials::named(tx, user_name)? else {
            return Ok(None);
        };
        if access::is_young_person(tx, member)? {
            // A young person is let in face to face, and no other way.
            return Ok(None);
        }
        Ok(Some(credentials::reset(tx, member)?))
    })?;
    let Some(code) = code else {
        bail!("no one signs in as {user_name}");
    };
    println!("Every way they had to sign in is taken away.");
    print_letter(user_name, &code);
    Ok(())
}

fn print_letter(user_name: &str, code: &str) {
    println!("User name: {}", credentials::plain_name(user_name));
    println!("Code:      {code}");
    println!("It works once, for 7 days, at /sign-in/code. It is not kept: give it to them now.");
}
